package dev.fossawatch.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Verdict;
import dev.fossawatch.core.metrics.Traffic;
import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.time.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/metrics.md against what a running watch exposes. */
class MetricsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([^|]*)\\| .*");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+?)(_bucket|_sum|_count)?\\{(.*)} .*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");
  private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

  private static final Set<String> NOT_EVERYWHERE =
      Set.of("## System, process and JVM", "## The gateway");

  @TempDir private Path directory = Path.of("");

  /** A meter's type and the names of its labels. */
  private record Shape(String type, Set<String> labels) {}

  @Test
  @Timeout(60)
  void everyMeterIsDocumentedWithItsTypeAndLabels() throws Exception {
    assertThat(documented(section -> true)).containsAllEntriesOf(exposed());
  }

  @Test
  @Timeout(60)
  void everyDocumentedMeterIsExposedSaveWhatNotEveryMachineTells() throws Exception {
    assertThat(exposed().keySet())
        .containsAll(documented(section -> !NOT_EVERYWHERE.contains(section)).keySet());
  }

  private static Map<String, Shape> documented(Predicate<String> sections) throws Exception {
    Map<String, Shape> documented = new TreeMap<>();
    String section = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("## ")) {
        section = line;
      } else if (row.matches() && sections.test(section)) {
        Set<String> labels = new TreeSet<>();
        CODE.matcher(row.group(3)).results().forEach(label -> labels.add(label.group(1)));
        documented.put(row.group(1), new Shape(row.group(2), labels));
      }
    }
    return documented;
  }

  private Map<String, Shape> exposed() throws Exception {
    Map<String, Shape> exposed = new TreeMap<>();
    Map<String, Set<String>> labels = new HashMap<>();
    for (String line : scrapeOfEverything()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        Set<String> names = labels.computeIfAbsent(type.group(1), name -> new TreeSet<>());
        exposed.put(type.group(1), new Shape(type.group(2).replace("untyped", "unknown"), names));
      } else if (sample.matches()) {
        Set<String> names = namesOf(sample, labels);
        LABEL.matcher(sample.group(3)).results().forEach(label -> names.add(label.group(1)));
        names.removeAll(OF_THE_FORMAT);
      }
    }
    return exposed;
  }

  /** The label names of a sample's meter, of which the sample may be one column. */
  private static Set<String> namesOf(Matcher sample, Map<String, Set<String>> labels) {
    String column = Objects.requireNonNullElse(sample.group(2), "");
    Set<String> whole = labels.get(sample.group(1) + column);
    return whole == null ? labels.getOrDefault(sample.group(1), new TreeSet<>()) : whole;
  }

  /**
   * Everything a watch exposes once a request was seen, a fault of ours met, a check run and a
   * target scraped, which fails.
   */
  private List<String> scrapeOfEverything() throws Exception {
    CountDownLatch checked = new CountDownLatch(1);
    try (Fossawatch fossawatch =
        Fossawatch.builder()
            .config(ConfigLoader.from(environment()))
            .guard(new FailingGuard())
            .listener(transition -> checked.countDown())
            .start()) {
      new Traffic(new ManualTime(), fossawatch.exchanges()).request("GET", "/orders/1", 200);
      assertThat(checked.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Patience.until(() -> !fossawatch.metrics().meterProblems().isEmpty())).isTrue();
      return new String(fossawatch.metrics().expose(null, List.of()).body(), UTF_8)
          .lines()
          .toList();
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "FOSSAWATCH_DATA_DIR",
        directory.toString(),
        "FOSSAWATCH_GATEWAY_SCRAPE_0_NAME",
        "nobody",
        "FOSSAWATCH_GATEWAY_SCRAPE_0_URL",
        "http://127.0.0.1:1/metrics");
  }

  private static final class FailingGuard implements Guard {
    @Override
    public Verdict headers(Exchange exchange) {
      throw new IllegalStateException("a fault of ours");
    }

    @Override
    public boolean readsBody(Exchange exchange) {
      return false;
    }

    @Override
    public Verdict body(Exchange exchange, byte[] bytes, int offset, int length, boolean last) {
      return Verdict.allow();
    }
  }
}
