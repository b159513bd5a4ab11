package dev.fossawatch.demo.traffic;

import dev.fossawatch.demo.login.Users;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** Pulls reports, and has little patience with them. */
final class Manager implements Persona {

  @Override
  public String userAgent() {
    return "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_5) AppleWebKit/605.1.15 Safari/605.1.15";
  }

  @Override
  public Duration act(Browser browser, Random random) throws IOException, InterruptedException {
    if (!browser.loggedIn()) {
      browser.login("martin", Users.DEMO_PASSWORD);
      return Persona.between(1_000, 3_000, random);
    }
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> browser.get("/reports");
      case 3, 4, 5 -> browser.get("/reports/nightly");
      case 6, 7 -> browser.abandon("/reports/nightly", Duration.ofMillis(900));
      case 8 -> browser.get("/reports/work-orders.csv");
      case 9 -> browser.abandon("/reports/readings.csv?days=90", Duration.ofMillis(60));
      case 10 -> browser.get("/reports/readings.csv?days=7");
      default -> browser.get("/stores");
    }
    return Persona.between(4_000, 9_000, random);
  }
}
