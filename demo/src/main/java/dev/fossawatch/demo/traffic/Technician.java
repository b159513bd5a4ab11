package dev.fossawatch.demo.traffic;

import dev.fossawatch.demo.login.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Stands at a dispenser with a phone: reads an order, looks at the meter, comments, closes. */
final class Technician implements Persona {
  private static final List<String> REMARKS =
      List.of(
          "Parts ordered.", "Filter replaced, 20 litres tested.", "Can't reach the store <yet>.");

  private final String name;
  private final byte[] photo = photo();

  Technician(String name) {
    this.name = name;
  }

  @Override
  public String userAgent() {
    return "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile";
  }

  @Override
  public Duration act(Browser browser, Random random) throws IOException, InterruptedException {
    if (!browser.loggedIn()) {
      browser.login(name, Users.DEMO_PASSWORD);
    } else if (browser.location().matches("/work-orders/\\d+")) {
      workOn(browser.location(), browser, random);
    } else {
      lookAround(browser, random);
    }
    return Persona.between(1_500, 6_000, random);
  }

  private void workOn(String order, Browser browser, Random random)
      throws IOException, InterruptedException {
    switch (random.nextInt(8)) {
      case 0, 1 ->
          browser.post(
              order + "/comments", Map.of("body", REMARKS.get(random.nextInt(REMARKS.size()))));
      case 2 -> browser.upload(order + "/photos", "meter.png", photo);
      case 3 -> browser.post(order + "/close", Map.of());
      case 4, 5 -> browser.get(browser.link("/stores/\\d+", random, "/stores"));
      default -> browser.get("/work-orders");
    }
  }

  private static void lookAround(Browser browser, Random random)
      throws IOException, InterruptedException {
    switch (random.nextInt(20)) {
      case 0 -> browser.post("/logout", Map.of());
      case 1, 2, 3, 4, 5, 6, 7 ->
          browser.get(browser.link("/dispensers/\\d+", random, "/work-orders"));
      case 8, 9 -> browser.get(browser.link("/stores/\\d+", random, "/stores"));
      default -> browser.get(browser.link("/work-orders/\\d+", random, "/work-orders"));
    }
  }

  private static byte[] photo() {
    try (InputStream in = Technician.class.getResourceAsStream("photo.png")) {
      return in.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
