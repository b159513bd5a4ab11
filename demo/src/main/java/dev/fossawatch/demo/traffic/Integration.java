package dev.fossawatch.demo.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** A customer's program that polls the API. */
final class Integration implements Persona {
  private static final String ORDER =
      "{\"store_id\":%d,\"title\":\"Tank alarm\",\"description\":\"Sent by the tank gauge.\"}";

  @Override
  public String userAgent() {
    return "harbour-fuel-integration/3.2";
  }

  @Override
  public Duration act(Browser browser, Random random) throws IOException, InterruptedException {
    int store = 1 + random.nextInt(48);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> browser.get("/api/work-orders?status=open");
      case 6, 7, 8 -> browser.get("/api/work-orders/" + (1 + random.nextInt(200)));
      case 9, 10 -> browser.get("/api/stores/" + store);
      case 11 -> browser.get("/api/stores/" + store + "/dispensers");
      case 12, 13 -> browser.get("/api/stores/" + store + "/eta");
      case 14 -> browser.get("/api/stores?region=East");
      case 15 -> browser.get("/api/stores/999999");
      case 16 -> browser.postJson("/api/work-orders", ORDER.formatted(store));
      default -> browser.get("/api/dispensers/" + (1 + random.nextInt(280)) + "/status");
    }
    return Persona.between(300, 1_300, random);
  }
}
