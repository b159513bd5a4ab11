package dev.fossawatch.demo.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** A monitoring service that looks in from outside. */
final class Probe implements Persona {

  @Override
  public String userAgent() {
    return "uptime-probe/1.0";
  }

  @Override
  public Duration act(Browser browser, Random random) throws IOException, InterruptedException {
    browser.get("/ping");
    return Duration.ofSeconds(2);
  }
}
