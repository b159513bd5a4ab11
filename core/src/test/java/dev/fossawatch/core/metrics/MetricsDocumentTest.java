package dev.fossawatch.core.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/metrics.md against what a collector with everything registered exposes. */
class MetricsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([^|]*)\\| .*");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+?)(_bucket|_sum|_count)?\\{(.*)} .*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");
  private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

  /** A meter's type and the names of its labels. */
  private record Shape(String type, Set<String> labels) {}

  @Test
  void everyMeterIsDocumentedWithItsTypeAndLabelsAndNoOtherIs() throws Exception {
    assertThat(exposed()).isEqualTo(documented());
  }

  private static Map<String, Shape> documented() throws Exception {
    Map<String, Shape> documented = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> labels = new TreeSet<>();
        CODE.matcher(row.group(3)).results().forEach(label -> labels.add(label.group(1)));
        documented.put(row.group(1), new Shape(row.group(2), labels));
      }
    }
    return documented;
  }

  private static Map<String, Shape> exposed() {
    Map<String, Shape> exposed = new TreeMap<>();
    Map<String, Set<String>> labels = new HashMap<>();
    for (String line : scrapeOfEverything()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        Set<String> names = labels.computeIfAbsent(type.group(1), name -> new TreeSet<>());
        exposed.put(type.group(1), new Shape(type.group(2), names));
      } else if (sample.matches()) {
        Set<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
        LABEL.matcher(sample.group(3)).results().forEach(label -> names.add(label.group(1)));
        names.removeAll(OF_THE_FORMAT);
      }
    }
    return exposed;
  }

  private static List<String> scrapeOfEverything() {
    ManualTime time = new ManualTime();
    try (MetricsCollector collector =
        new MetricsCollector(
            FossawatchConfig.defaults().metrics(),
            time,
            new InternalErrors(),
            new SeriesStore("shop", "a1", 20_000))) {
      new Traffic(time, collector).request("GET", "/orders/1", 200);
      return new String(collector.expose(null, List.of()).body(), UTF_8).lines().toList();
    }
  }
}
