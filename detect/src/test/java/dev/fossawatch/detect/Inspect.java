package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Findings;
import dev.fossawatch.detect.parts.SentRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Short ways to ask the whole engine about one value, for the tests of the probes. */
public final class Inspect {
  private static final Detector DETECTOR = Detector.of(Settings.DEFAULT, () -> Instant.EPOCH);

  private Inspect() {}

  /** What the engine finds in a request. */
  public static Findings request(SentRequest request) {
    return DETECTOR.inspect(request);
  }

  /** What the engine finds in a query parameter with this value. */
  public static Findings value(String value) {
    return request(SentRequest.get("/items?q=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }

  /** The strongest evidence of that class in a query parameter with this value, or "none". */
  public static String evidence(AttackClass attack, String value) {
    return value(value).all().stream()
        .filter(finding -> finding.attack() == attack)
        .map(finding -> finding.evidence().name())
        .findFirst()
        .orElse("none");
  }

  /** Whether strict would refuse a query parameter with this value because of that class. */
  public static boolean refuses(AttackClass attack, String value) {
    return value(value).all().stream()
        .anyMatch(f -> f.attack() == attack && f.evidence().compareTo(Evidence.LIKELY) >= 0);
  }
}
