package dev.fossawatch.core.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The application that every adapter is tested in front of: knows no server. What it does is chosen
 * by the first segment of the path.
 */
public final class ContractApplication {
  private static final int DEADLINE_SECONDS = 30;

  private volatile Gate gate = new Gate();

  /** A request, as the application of any server sees it. */
  public interface Call {
    String path();

    byte[] body() throws IOException;

    void status(int status);

    void header(String name, String value);

    void write(byte[] bytes) throws IOException;

    void flush() throws IOException;
  }

  /** Lets a test hold a request at a known point. */
  public static final class Gate {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Called by the application: says that it is there and waits to go on. */
    public void pass() {
      entered.countDown();
      await(opened);
    }

    /** Called by a test: waits until the application is there. */
    public void awaitEntered() {
      await(entered);
    }

    /** Called by a test: lets the application go on. */
    public void open() {
      opened.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody came");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** The point at which {@code /held}, {@code /events} and {@code /trickle} wait. */
  public Gate gate() {
    return gate;
  }

  /** Replaces the gate by one that is shut. */
  public void shutGate() {
    gate = new Gate();
  }

  /** Answers a request. */
  public void answer(Call call) throws IOException {
    String[] segments = call.path().substring(1).split("/", -1);
    switch (segments[0]) {
      case "hello" -> call.write(utf8("hello"));
      case "nothing" -> {}
      case "status" -> {
        call.status(Integer.parseInt(segments[1]));
        call.write(utf8("with status"));
      }
      case "bare" -> call.status(Integer.parseInt(segments[1]));
      case "moved" -> {
        call.status(302);
        call.header("Location", "/hello");
      }
      case "large" -> large(call, Integer.parseInt(segments[1]));
      case "echo" -> call.write(call.body());
      case "unread" -> call.write(utf8("not read"));
      case "held" -> {
        gate.pass();
        call.write(utf8("late"));
      }
      case "events" -> endless(call, "text/event-stream;charset=utf-8");
      case "trickle" -> endless(call, "application/octet-stream");
      case "flood" -> flood(call);
      default -> call.status(404);
    }
  }

  private void endless(Call call, String contentType) throws IOException {
    call.header("Content-Type", contentType);
    call.write(utf8("data: first\n\n"));
    call.flush();
    gate.pass();
    call.write(utf8("data: second\n\n"));
    call.flush();
  }

  private void flood(Call call) throws IOException {
    gate.pass();
    byte[] piece = new byte[64 * 1024];
    for (int i = 0; i < 1024; i++) {
      call.write(piece);
      call.flush();
    }
  }

  private static void large(Call call, int bytes) throws IOException {
    byte[] piece = new byte[1000];
    for (int left = bytes; left > 0; left -= piece.length) {
      call.write(left >= piece.length ? piece : new byte[left]);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
