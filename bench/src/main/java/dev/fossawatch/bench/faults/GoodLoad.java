package dev.fossawatch.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks at a fixed rate, whether or not it is answered (an open loop). The wait for an answer counts
 * from when its request was due, so that requests that had to queue behind a stall are not
 * forgotten. A request that is never answered rightly counts as lost, and with the time until that
 * was known.
 */
final class GoodLoad {
  /** Who is at hand to ask; as many may wait for an answer before one is asked for late. */
  private static final int CLIENTS = 64;

  private final int port;
  private final int rate;
  private final long[] waits;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  private GoodLoad(int port, FaultPlan plan, int seconds) {
    this.port = port;
    rate = plan.rate();
    waits = new long[rate * seconds];
  }

  /** Asks for so many seconds and returns when the last answer is there. */
  static GoodLap run(int port, FaultPlan plan, int seconds) throws InterruptedException {
    GoodLoad load = new GoodLoad(port, plan, seconds);
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread client = new Thread(() -> load.ask(start), "good-" + i);
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
    return GoodLap.of(load.waits, load.lost.get());
  }

  private void ask(long start) {
    @Nullable GoodClient client = null;
    for (int i = next.getAndIncrement(); i < waits.length; i = next.getAndIncrement()) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      client = ask(client);
      waits[i] = System.nanoTime() - due;
    }
    close(client);
  }

  /** Asks once; returns the connection where it can be used again. */
  private @Nullable GoodClient ask(@Nullable GoodClient kept) {
    @Nullable GoodClient client = kept;
    try {
      client = client == null ? GoodClient.connect(port) : client;
      if (client.ask("/orders/7") != 200) {
        lost.incrementAndGet();
      }
      if (client.isUsable()) {
        return client;
      }
    } catch (IOException broken) {
      lost.incrementAndGet();
    }
    close(client);
    return null;
  }

  private static void close(@Nullable GoodClient client) {
    try {
      if (client != null) {
        client.close();
      }
    } catch (IOException gone) {
      System.err.println("a client was not closed cleanly: " + gone.getMessage());
    }
  }
}
