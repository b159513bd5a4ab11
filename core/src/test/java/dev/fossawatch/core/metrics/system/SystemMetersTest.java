package dev.fossawatch.core.metrics.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemMetersTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private final InternalErrors errors = new InternalErrors();
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SystemReader live = SystemReader.ofThisMachine(TimeSource.system(), errors);

  @TempDir Path directory = Path.of("");

  @AfterEach
  void close() {
    live.close();
  }

  private String exposition() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(bytes, registry.scrape());
    return bytes.toString(UTF_8);
  }

  private String expositionOf(RecordedTree tree) throws IOException {
    try (SystemMeters meters = new SystemMeters(registry, tree.reader, errors)) {
      meters.refresh();
      return exposition();
    }
  }

  @Test
  void theDocumentationTellsWhatIsRegistered() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("../docs/metrics.md"), UTF_8).stream()
            .dropWhile(line -> !line.equals("## System, process and JVM"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            Stream.concat(
                    SystemMeters.families().stream().map(SystemMetersTest::row),
                    Stream.of(
                        "| `jvm_gc_duration_seconds` | histogram | `jvm_gc_name`, `jvm_gc_action` |"
                            + " Time of garbage collections. |"))
                .toList());
  }

  private static String row(Family family) {
    String name =
        switch (family.type()) {
          case COUNTER -> family.name() + "_total";
          default -> family.name();
        };
    String labels =
        String.join(", ", family.labels().stream().map(label -> "`" + label + "`").toList());
    return "| `%s` | %s | %s | %s |"
        .formatted(name, family.type().name().toLowerCase(Locale.ROOT), labels, family.help());
  }

  @Test
  void promtoolFindsNothingToSay() throws IOException, InterruptedException {
    boolean installed = Files.isExecutable(PROMTOOL);
    String required = System.getenv().getOrDefault("FOSSAWATCH_REQUIRE", "");
    assertThat(installed || !List.of(required.split(",", -1)).contains("promtool")).isTrue();
    assumeTrue(installed, "promtool is not installed");
    try (SystemMeters meters = new SystemMeters(registry, live, errors)) {
      System.gc();
      meters.refresh();
      Path file = Files.writeString(directory.resolve("metrics"), exposition());
      Process promtool =
          new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
              .redirectInput(file.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
      assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(said).isEmpty();
      assertThat(promtool.exitValue()).isZero();
    }
  }

  @Test
  void thereAreNoPointsBeforeTheFirstSampleAndNoneAfterClosing() {
    SystemMeters meters = new SystemMeters(registry, live, errors);
    assertThat(registry.scrape().stream().map(MetricSnapshot::getDataPoints))
        .allMatch(List::isEmpty);
    meters.refresh();
    assertThat(registry.scrape().size()).isGreaterThan(20);
    meters.close();
    assertThat(registry.scrape().size()).isZero();
  }

  @Test
  void metersCanBeRegisteredOnceMoreAfterClosing() {
    new SystemMeters(registry, live, errors).close();
    try (SystemMeters again = new SystemMeters(registry, live, errors)) {
      again.refresh();
      assertThat(registry.scrape().size()).isGreaterThan(20);
    }
  }

  @Test
  void theExpositionShowsTheSample() throws IOException {
    try (RecordedTree tree = new RecordedTree(RecordedTree.fixture("cgroup-v2-limited"))) {
      assertThat(expositionOf(tree))
          .contains("system_memory_limit_bytes 5.36870912E8\n")
          .contains("system_memory_usage_bytes{system_memory_state=\"available\"} 3.27155712E8\n")
          .contains("system_memory_utilization_ratio{system_memory_state=\"used\"} 0.390625\n")
          .contains("system_paging_utilization_ratio{system_paging_state=\"used\"} 0.2")
          .contains("system_cpu_effective_cores 0.5\n")
          .contains("system_cpu_throttled_seconds_total 2.5\n")
          .contains("system_cpu_time_seconds_total{cpu_mode=\"user\"} 1000.0\n")
          .contains("process_memory_usage_bytes 2.56E8\n")
          .contains("process_thread_count 31.0\n")
          .contains("# TYPE process_thread_count untyped\n")
          .contains("jvm_thread_count{jvm_thread_daemon=\"true\",jvm_thread_state=\"runnable\"}");
    }
  }

  @Test
  void whatIsNotToldHasNoPointRatherThanZero() throws IOException {
    try (RecordedTree tree = new RecordedTree(directory)) {
      assertThat(expositionOf(tree))
          .contains("jvm_memory_used_bytes")
          .doesNotContain("system_memory")
          .doesNotContain("system_cpu_utilization")
          .doesNotContain("system_uptime")
          .doesNotContain("process_memory")
          .doesNotContain("NaN");
    }
  }

  @Test
  void aDeviceThatWentHasNoPointsAnyMore() throws IOException {
    try (RecordedTree tree = RecordedTree.copyOf("no-cgroup", directory);
        SystemMeters meters = new SystemMeters(registry, tree.reader, errors)) {
      String line = "eth0: 5 1 0 0 0 0 0 0 7 1 2 3 0 0 0 0\n";
      tree.write("proc/net/dev", "a\nb\n" + line + line.replace("eth0", "wg0"));
      meters.refresh();
      assertThat(exposition())
          .contains("{network_interface_name=\"wg0\",network_io_direction=\"transmit\"} 7.0");
      tree.write("proc/net/dev", "a\nb\n" + line);
      tree.time.advance(Duration.ofSeconds(1));
      meters.refresh();
      assertThat(exposition()).contains("\"eth0\"").doesNotContain("\"wg0\"");
    }
  }

  @Test
  void hostileNamesAreEscapedInTheExposition() throws IOException {
    try (RecordedTree tree = RecordedTree.copyOf("no-cgroup", directory)) {
      tree.write("proc/net/dev", "a\nb\n a\"}\\b: 5 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0\n");
      assertThat(expositionOf(tree)).contains("network_interface_name=\"a\\\"}\\\\b\"");
    }
  }

  @Test
  void aGarbageCollectionIsCountedWithItsDuration() throws IOException {
    try (SystemMeters meters = new SystemMeters(registry, live, errors)) {
      meters.refresh();
      for (int i = 0; i < 500 && !exposition().contains("jvm_gc_duration_seconds_count"); i++) {
        System.gc();
        LockSupport.parkNanos(20_000_000);
      }
      assertThat(exposition())
          .contains("jvm_gc_duration_seconds_count{jvm_gc_action=\"end of m")
          .contains("le=\"10.0\"");
    }
  }
}
