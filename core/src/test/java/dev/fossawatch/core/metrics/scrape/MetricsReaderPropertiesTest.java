package dev.fossawatch.core.metrics.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any meters and for any bytes. */
class MetricsReaderPropertiesTest {

  /** What the reader makes of a text, which it must not fail at in any other way. */
  private static boolean isRefusedOrWritable(Format format, byte[] text) {
    try {
      Scrape scrape = Texts.read(format, text);
      Texts.written(Format.TEXT, scrape.meters());
      Texts.written(Format.OPEN_METRICS, scrape.meters());
      return true;
    } catch (MalformedMetricsException refused) {
      return refused.reason().startsWith("line ");
    }
  }

  @Property(tries = 500)
  void whatTheClientLibraryWritesIsReadAsItWasMeant(
      @ForAll("meters") MetricSnapshots meters, @ForAll Format format) throws Exception {
    byte[] written = Texts.written(format, meters);

    Scrape scrape = Texts.read(format, written);

    assertThat(scrape.leftOut()).isEmpty();
    assertThat(withoutOurLabel(Texts.written(Format.TEXT, scrape.meters())))
        .isEqualTo(new String(Texts.written(Format.TEXT, meters), UTF_8));
  }

  /** What was written carries the label of the target already, so that ours renamed it. */
  private static String withoutOurLabel(byte[] text) {
    return new String(text, UTF_8).replace("exported_scrape_target=\"shop\",", "");
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll Format format) {
    assertThat(isRefusedOrWritable(format, bytes)).isTrue();
  }

  @Property(tries = 2_000)
  void anyWordsOfTheFormatsAreReadOrRefused(
      @ForAll("words") List<String> words, @ForAll Format format) {
    byte[] text = String.join("", words).getBytes(UTF_8);

    assertThat(isRefusedOrWritable(format, text)).isTrue();
  }

  @Property(tries = 500)
  void aTextThatWasDamagedIsReadOrRefused(
      @ForAll("meters") MetricSnapshots meters,
      @ForAll Format format,
      @ForAll int place,
      @ForAll byte instead) {
    byte[] damaged = Texts.written(format, meters);
    if (damaged.length > 0) {
      damaged[Math.floorMod(place, damaged.length)] = instead;
    }

    assertThat(isRefusedOrWritable(format, damaged)).isTrue();
    assertThat(isRefusedOrWritable(format, Arrays.copyOf(damaged, damaged.length / 2))).isTrue();
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of(
            "a",
            "b",
            "a_total",
            "a_bucket",
            "a_sum",
            "a_count",
            "a_created",
            "a_info",
            " ",
            " ",
            "{",
            "}",
            "le=",
            "quantile=",
            "scrape_target=",
            "\"1\"",
            "\"+Inf\"",
            "\"0.5\"",
            ",",
            "\\",
            "\n",
            "\n",
            "# TYPE ",
            "# HELP ",
            "# UNIT ",
            "# EOF",
            " counter\n",
            " gauge\n",
            " histogram\n",
            " summary\n",
            " info\n",
            " stateset\n",
            " gaugehistogram\n",
            "1",
            "-1",
            "NaN",
            "1e400",
            " 1\n",
            " # {} 1\n",
            "{le=\"1\"} 1\n",
            "{le=\"+Inf\"} 2\n")
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<MetricSnapshots> meters() {
    return Arbitraries.integers()
        .between(0, 4)
        .flatMap(MetricsReaderPropertiesTest::meter)
        .list()
        .ofMaxSize(6)
        .map(MetricsReaderPropertiesTest::withNamesOfTheirOwn);
  }

  /** A meter of one of the five types, still without a name. */
  private interface Nameless {
    MetricSnapshot named(MetricMetadata metadata);
  }

  private static MetricSnapshots withNamesOfTheirOwn(List<Nameless> meters) {
    List<MetricSnapshot> named = new ArrayList<>();
    for (Nameless meter : meters) {
      named.add(meter.named(new MetricMetadata("meter_" + named.size(), "Help \\ \n \"me\".")));
    }
    return new MetricSnapshots(named);
  }

  private static Arbitrary<Nameless> meter(int type) {
    return Combinators.combine(labels(), numbers(), counts(), counts())
        .as((labels, number, count, more) -> meter(type, labels, number, count, more));
  }

  private static Nameless meter(int type, Labels labels, double number, long count, long more) {
    return switch (type) {
      case 0 ->
          metadata ->
              new CounterSnapshot(
                  metadata,
                  List.of(
                      new CounterSnapshot.CounterDataPointSnapshot(
                          Math.abs(number), labels, null, 0)));
      case 1 ->
          metadata ->
              new GaugeSnapshot(
                  metadata,
                  List.of(new GaugeSnapshot.GaugeDataPointSnapshot(number, labels, null)));
      case 2 ->
          metadata ->
              new UnknownSnapshot(
                  metadata,
                  List.of(new UnknownSnapshot.UnknownDataPointSnapshot(number, labels, null)));
      case 3 -> metadata -> new HistogramSnapshot(metadata, histogram(labels, number, count, more));
      default -> metadata -> new SummarySnapshot(metadata, summary(labels, number, count));
    };
  }

  private static List<HistogramSnapshot.HistogramDataPointSnapshot> histogram(
      Labels labels, double sum, long below, long above) {
    ClassicHistogramBuckets buckets =
        ClassicHistogramBuckets.builder()
            .bucket(0.25, below)
            .bucket(Double.POSITIVE_INFINITY, above)
            .build();
    return List.of(
        new HistogramSnapshot.HistogramDataPointSnapshot(
            buckets, sum, labels, Exemplars.EMPTY, 1_767_225_600_000L));
  }

  private static List<SummarySnapshot.SummaryDataPointSnapshot> summary(
      Labels labels, double number, long count) {
    return List.of(
        new SummarySnapshot.SummaryDataPointSnapshot(
            count, number, Quantiles.of(new Quantile(0.5, number)), labels, Exemplars.EMPTY, 0));
  }

  private static Arbitrary<Long> counts() {
    return Arbitraries.longs().between(0, 1L << 40);
  }

  private static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE));
  }

  /** Labels of any text, and the one of the target. */
  private static Arbitrary<Labels> labels() {
    Arbitrary<String> value = Arbitraries.strings().ofMinLength(1).ofMaxLength(20);
    return Arbitraries.maps(
            Arbitraries.of("a", "b", "c_d", "_e"),
            value.filter(MetricsReaderPropertiesTest::isUtf8))
        .map(MetricsReaderPropertiesTest::withOrigin);
  }

  private static boolean isUtf8(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }

  private static Labels withOrigin(Map<String, String> labels) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(Texts.ORIGIN.getName(), Texts.ORIGIN.getValue());
    return Labels.of(List.copyOf(all.keySet()), List.copyOf(all.values()));
  }
}
