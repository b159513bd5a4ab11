package dev.fossawatch.bench.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Clients that misbehave, on one thread, until it is closed. */
final class Crowd implements AutoCloseable {
  private static final int RECEIVE_BYTES = 16 * 1_024;
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final InetSocketAddress gateway;
  private final CrowdPlan plan;
  private final @Nullable SocketChannel[] clients;
  private final ByteBuffer read;
  private final Thread thread = new Thread(this::misbehave, "crowd");
  private volatile boolean over;
  private final AtomicLong sentAway = new AtomicLong();

  private Crowd(int gateway, CrowdPlan plan) {
    this.gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway);
    this.plan = plan;
    clients = new SocketChannel[plan.clients()];
    read = ByteBuffer.allocateDirect(Math.max(1, plan.readBytes()));
  }

  static Crowd start(int gateway, CrowdPlan plan) {
    Crowd crowd = new Crowd(gateway, plan);
    crowd.thread.start();
    return crowd;
  }

  /** How many connections were closed on them so far. */
  long sentAway() {
    return sentAway.get();
  }

  /** Takes turns evenly, so that they do not all come in the same instant. */
  private void misbehave() {
    long start = System.nanoTime();
    double perNano = clients.length / (double) TimeUnit.MILLISECONDS.toNanos(plan.periodMillis());
    long turns = 0;
    while (!over) {
      long due = (long) ((System.nanoTime() - start) * perNano);
      while (turns < due && !over) {
        turn((int) (turns % clients.length));
        turns++;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    for (int i = 0; i < clients.length; i++) {
      close(i);
    }
  }

  private void turn(int i) {
    try {
      SocketChannel client = clients[i];
      if (client == null) {
        open(i);
      } else {
        goOn(i, client);
      }
    } catch (IOException sent) {
      sentAway(i);
    }
  }

  private void open(int i) throws IOException {
    SocketChannel client = SocketChannel.open();
    clients[i] = client;
    client.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
    client.connect(gateway);
    client.configureBlocking(false);
    client.write(bytes(plan.openings().get(i % plan.openings().size())));
  }

  private void goOn(int i, SocketChannel client) throws IOException {
    read.clear();
    if (client.read(read) < 0) {
      sentAway(i);
    } else if (!plan.trickle().isEmpty()) {
      client.write(bytes(plan.trickle()));
    }
  }

  private void sentAway(int i) {
    close(i);
    sentAway.incrementAndGet();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void close(int i) {
    SocketChannel client = clients[i];
    clients[i] = null;
    try {
      if (client != null) {
        client.close();
      }
    } catch (IOException gone) {
      System.err.println("a client was not closed cleanly: " + gone.getMessage());
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
