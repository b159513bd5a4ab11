package dev.fossawatch.bench.sidebyside;

import java.time.Duration;

/** What stands between the load and the application. */
enum Proxy {
  NGINX("nginx, plain proxy", 1),
  WATCHING("Fossawatch gateway", 40),
  UNWATCHED("gateway, middleware off", 40);

  private final String title;
  private final int warmUpSeconds;

  Proxy(String title, int warmUpSeconds) {
    this.title = title;
    this.warmUpSeconds = warmUpSeconds;
  }

  String title() {
    return title;
  }

  /**
   * How much processor time it spends on a load before that load's laps count: the gateway until
   * what it runs then is compiled. Seconds of a clock would be fewer where the machine is busy.
   */
  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
