package dev.fossawatch.demo.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Tries a door a few times a minute. The application takes all of it for text. */
final class Intruder implements Persona {
  private final List<String> probes = probes();

  @Override
  public String userAgent() {
    return "Mozilla/5.0 (compatible; door-rattler/0.9)";
  }

  @Override
  public Duration act(Browser browser, Random random) throws IOException, InterruptedException {
    if (random.nextInt(5) == 0) {
      browser.login("admin' OR '1'='1' --", "x");
    } else {
      browser.get(probes.get(random.nextInt(probes.size())));
    }
    return Persona.between(10_000, 25_000, random);
  }

  private static List<String> probes() {
    try (InputStream in = Intruder.class.getResourceAsStream("probes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
