package dev.fossawatch.bench.faults;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong while good clients are served.
 *
 * @param title what it is called in the table
 * @param crowd who misbehaves, or asks for what does; null for nobody
 * @param sickness what the second application does to every request; null where it is well
 */
record Fault(String title, @Nullable CrowdPlan crowd, @Nullable Sickness sickness) {
  private static final String BODY = "x".repeat(100);
  private static final String HALF_OPEN = "GET / HTTP/1.1\r\nHost: shop.example\r\n";
  private static final String LARGE = "GET /large HTTP/1.1\r\nHost: shop.example\r\n\r\n";

  /**
   * One that is taken in whole before an upstream is asked, and one that is passed on as it comes.
   */
  private static final String[] POSTS = {post(20_000), post(1_000_000)};

  /** All of them, with crowds of this many, or of as many as the title says. */
  static List<Fault> all(boolean smoke) {
    int some = smoke ? 20 : 200;
    int few = smoke ? 5 : 50;
    return List.of(
        of("1,000 half-open heads", CrowdPlan.trickling(1_000, "X-Slow: 1\r\n", 1_000, HALF_OPEN)),
        of(
            "%d slow readers of 8 MB".formatted(some),
            CrowdPlan.reading(some, 40 * 1_024, 5_000, LARGE)),
        of("%d bodies that trickle".formatted(some), CrowdPlan.trickling(some, BODY, 200, POSTS)),
        asking("a path hangs, %d ask for it", few, Sickness.HANG),
        asking("a path resets, %d ask for it", few, Sickness.RESET),
        asking("a path sends garbage, %d ask for it", few, Sickness.GARBAGE),
        asking("a path sends more than declared, %d ask for it", few, Sickness.MORE),
        new Fault("one of two upstreams hangs", null, Sickness.HANG),
        new Fault("one of two upstreams resets", null, Sickness.RESET),
        new Fault("one of two upstreams sends garbage", null, Sickness.GARBAGE),
        new Fault("one of two upstreams sends more than declared", null, Sickness.MORE));
  }

  private static String post(int bytes) {
    return "POST / HTTP/1.1\r\nHost: shop.example\r\nContent-Length: " + bytes + "\r\n\r\n";
  }

  private static Fault of(String title, CrowdPlan crowd) {
    return new Fault(title, crowd, null);
  }

  private static Fault asking(String title, int clients, Sickness sickness) {
    String request =
        "GET %s HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n"
            .formatted(sickness.path());
    return of(title.formatted(clients), CrowdPlan.reading(clients, 64 * 1_024, 250, request));
  }

  /** Has it begin; it is over when what this returns is closed. */
  Crowd begin(int gateway, FaultyApplication.Remote second) throws IOException {
    second.falls(sickness);
    return Crowd.start(gateway, crowd == null ? CrowdPlan.NOBODY : crowd);
  }
}
