package dev.fossawatch.demo.traffic;

import dev.fossawatch.demo.login.Users;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sits at a desk with the live list open, looks things up, writes work orders. */
final class Dispatcher implements Persona {
  private static final List<String> PROBLEMS =
      List.of("Nozzle leaks", "Display is dark", "Printer out of order", "Slow flow");
  private static final List<String> WORDS =
      List.of("filter", "diesel", "Ashford", "Harbour", "calibration", "O'Brien", "pump 4");

  @Override
  public String userAgent() {
    return "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  }

  @Override
  public Duration act(Browser browser, Random random) throws IOException, InterruptedException {
    if (!browser.loggedIn()) {
      browser.login("diana", Users.DEMO_PASSWORD);
      browser.listen("/events");
      return Persona.between(1_000, 3_000, random);
    }
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> browser.get("/work-orders");
      case 3, 4, 5 -> browser.get(browser.link("/work-orders/\\d+", random, "/work-orders"));
      case 6 -> browser.get("/search?q=" + word(random));
      case 7 -> browser.get(browser.link("/(work-orders|stores)\\?.*", random, "/stores"));
      case 8 -> browser.get(browser.link("/stores/\\d+", random, "/stores"));
      case 9 -> write(browser, random);
      case 10 -> browser.get("/jobs/" + (1 + random.nextInt(200)));
      default -> pauseForLunch(browser, random);
    }
    return Persona.between(1_500, 4_500, random);
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size())).replace(" ", "+").replace("'", "%27");
  }

  private static void write(Browser browser, Random random)
      throws IOException, InterruptedException {
    browser.get("/work-orders/new");
    browser.post(
        "/work-orders",
        Map.of(
            "store_id",
            Integer.toString(1 + random.nextInt(48)),
            "title",
            PROBLEMS.get(random.nextInt(PROBLEMS.size())),
            "description",
            "Reported by telephone.",
            "priority",
            random.nextInt(5) == 0 ? "URGENT" : "NORMAL"));
  }

  private static void pauseForLunch(Browser browser, Random random)
      throws IOException, InterruptedException {
    if (random.nextInt(4) == 0) {
      browser.close();
      browser.post("/logout", Map.of());
    } else {
      browser.get("/stores");
    }
  }
}
