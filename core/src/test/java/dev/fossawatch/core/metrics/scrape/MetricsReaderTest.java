package dev.fossawatch.core.metrics.scrape;

import static dev.fossawatch.core.metrics.scrape.Format.OPEN_METRICS;
import static dev.fossawatch.core.metrics.scrape.Format.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.metrics.MeterProblem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsReaderTest {

  @Test
  void everyTypeOfTheTextFormatIsRead() throws Exception {
    Scrape scrape =
        Texts.read(
            TEXT,
            "# HELP orders_total Orders, a back\\\\slash and a \\n feed.",
            "# TYPE orders_total counter",
            "orders_total{shop=\"a\"} 3",
            "",
            "# a remark",
            "# TYPES are no type, so this is a remark too",
            "#TYPE\tqueue   gauge ",
            "  queue 1.5 1767225600000",
            "loose_end\t{ a = \"1\" , }  2e3  ",
            "# TYPE old untyped",
            "old NaN",
            "# TYPE wait_seconds histogram",
            "wait_seconds_bucket{le=\"0.1\"} 1",
            "wait_seconds_bucket{le=\"1\"} 3",
            "wait_seconds_bucket{le=\"+Inf\"} 4",
            "wait_seconds_sum 5.5",
            "wait_seconds_count 4",
            "# TYPE size_bytes summary",
            "size_bytes{quantile=\"0.5\"} 12",
            "size_bytes_sum 100",
            "size_bytes_count 7");

    assertThat(Texts.shown(scrape))
        .containsExactlyInAnyOrder(
            "# TYPE orders_total counter",
            "orders_total{scrape_target=\"shop\",shop=\"a\"} 3.0",
            "# TYPE queue gauge",
            "queue{scrape_target=\"shop\"} 1.5",
            "# TYPE loose_end untyped",
            "loose_end{a=\"1\",scrape_target=\"shop\"} 2000.0",
            "# TYPE old untyped",
            "old{scrape_target=\"shop\"} NaN",
            "# TYPE wait_seconds histogram",
            "wait_seconds_bucket{scrape_target=\"shop\",le=\"0.1\"} 1",
            "wait_seconds_bucket{scrape_target=\"shop\",le=\"1.0\"} 3",
            "wait_seconds_bucket{scrape_target=\"shop\",le=\"+Inf\"} 4",
            "wait_seconds_count{scrape_target=\"shop\"} 4",
            "wait_seconds_sum{scrape_target=\"shop\"} 5.5",
            "# TYPE size_bytes summary",
            "size_bytes{scrape_target=\"shop\",quantile=\"0.5\"} 12.0",
            "size_bytes_count{scrape_target=\"shop\"} 7",
            "size_bytes_sum{scrape_target=\"shop\"} 100.0");
    assertThat(scrape.samples()).isEqualTo(12);
    assertThat(scrape.leftOut()).isEmpty();
    assertThat(scrape.meters().get(2).getMetadata().getHelp())
        .isEqualTo("Orders, a back\\slash and a \n feed.");
  }

  @Test
  void everyTypeOfOpenMetricsIsRead() throws Exception {
    Scrape scrape =
        Texts.read(
            OPEN_METRICS,
            "# HELP orders Orders.",
            "# TYPE orders counter",
            "# UNIT orders ",
            "orders_total{shop=\"a\"} 3.0 1767225600.5 # {trace_id=\"4bf9\"} 1.0 1767225600",
            "orders_created{shop=\"a\"} 1767225600.0",
            "# TYPE build info",
            "build_info{version=\"1\"} 1",
            "# TYPE light stateset",
            "light{light=\"red\"} 1",
            "# TYPE now_waiting gaugehistogram",
            "now_waiting_bucket{le=\"+Inf\"} 4",
            "now_waiting_gcount 4",
            "# TYPE wait_seconds histogram",
            "# UNIT wait_seconds seconds",
            "wait_seconds_bucket{le=\"+Inf\"} 4 # {} 0.5",
            "wait_seconds_created 1767225600.0",
            "# TYPE left unknown",
            "left -Inf",
            "# EOF");

    assertThat(Texts.shown(scrape))
        .containsExactlyInAnyOrder(
            "# TYPE orders_total counter",
            "orders_total{scrape_target=\"shop\",shop=\"a\"} 3.0",
            "# TYPE build_info gauge",
            "build_info{scrape_target=\"shop\",version=\"1\"} 1.0",
            "# TYPE light gauge",
            "light{light=\"red\",scrape_target=\"shop\"} 1.0",
            "# TYPE now_waiting_bucket gauge",
            "now_waiting_bucket{le=\"+Inf\",scrape_target=\"shop\"} 4.0",
            "# TYPE now_waiting_gcount gauge",
            "now_waiting_gcount{scrape_target=\"shop\"} 4.0",
            "# TYPE wait_seconds histogram",
            "wait_seconds_bucket{scrape_target=\"shop\",le=\"+Inf\"} 4",
            "wait_seconds_count{scrape_target=\"shop\"} 4",
            "# TYPE left untyped",
            "left{scrape_target=\"shop\"} -Inf");
    assertThat(scrape.leftOut()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{b=\"\\\\ \\\" \\n\"} 1 | a{b=\"\\\\ \\\" \\n\",scrape_target=\"shop\"} 1.0",
        "a{b=\"\"} 1 | a{scrape_target=\"shop\"} 1.0",
        "a{b=\"ü€𝄞\"} 1 | a{b=\"ü€𝄞\",scrape_target=\"shop\"} 1.0",
        "a{scrape_target=\"x\"} 1 | a{exported_scrape_target=\"x\",scrape_target=\"shop\"} 1.0",
        "a:b 1 | a:b{scrape_target=\"shop\"} 1.0",
        "a +inf | a{scrape_target=\"shop\"} +Inf",
        "a -INFINITY | a{scrape_target=\"shop\"} -Inf",
        "a 0x10 | -",
        "a 1d | -",
        "a 1_000 | -",
        "a 1 2 3 | -",
        "a 1 x | -",
        "a 1 2.5 | -",
        "a | -",
        "a-1 | -",
        "1a 1 | -",
        "{a=\"b\"} 1 | -",
        "a{b=\"c\" 1 | -",
        "a{b=\"c} 1 | -",
        "a{b=\"c\\ | -",
        "a{b=\"\\d\"} 1 | -",
        "a{b='c'} 1 | -",
        "a{b=\"c\" d=\"e\"} 1 | -",
        "a{b=\"c\",b=\"d\"} 1 | -",
        "a{b=\"\",b=\"d\"} 1 | -",
        "a{__name__=\"b\"} 1 | -",
        "a{,} 1 | -",
        "a{1b=\"c\"} 1 | -",
        "a{b:c=\"d\"} 1 | -",
        "a{b=\"c\"} 1 # {} 1 | -",
        "# TYPE a nonsense | -",
        "# TYPE a info | -",
        "# TYPE a | -",
        "# TYPE 1 gauge | -",
        "# TYPE a gauge gauge | -",
      })
  void aLineOfTextMeansThisOrIsRefused(String line, String shown) throws Exception {
    if (shown.equals("-")) {
      assertThatThrownBy(() -> Texts.read(TEXT, "fine 1", line))
          .isInstanceOf(MalformedMetricsException.class)
          .hasMessageStartingWith("line 2: ");
    } else {
      assertThat(Texts.shown(Texts.read(TEXT, line))).contains(shown);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        " a 1",
        "a  1",
        "a 1 ",
        "a 1 2 ",
        "a 1 2 3",
        "a 1 #",
        "a 1 # {",
        "a 1 # {} x",
        "a 1 # {b=\"c\"}",
        "a 1 # {b=\"c\"} 1 2 3",
        "a{ b=\"c\"} 1",
        "a{b =\"c\"} 1",
        "# remark",
        "# TYPE a untyped",
        "# TYPE a  gauge",
        "# UNIT 1",
        "#EOF",
        "# EOF ",
        "# EOF\nfine 1",
        "# EOF\n# EOF",
      })
  void aLineOfOpenMetricsIsTakenStrictly(String line) {
    assertThatThrownBy(() -> Texts.read(OPEN_METRICS, "fine 1", line, "# EOF"))
        .isInstanceOf(MalformedMetricsException.class)
        .message()
        .matches("line [23]: .*");
  }

  @Test
  void openMetricsWithoutItsEndIsCutShort() {
    assertThatThrownBy(() -> Texts.read(OPEN_METRICS, "fine 1"))
        .hasMessage("line 1: the text ends without '# EOF'");
    assertThatThrownBy(() -> Texts.read(OPEN_METRICS, new byte[0]))
        .isInstanceOf(MalformedMetricsException.class);
  }

  @Test
  void nothingIsText() throws Exception {
    assertThat(Texts.read(TEXT, new byte[0]).samples()).isZero();
  }

  @Test
  void theLastLineOfTextMayBeWithoutItsFeed() throws Exception {
    assertThat(Texts.shown(Texts.read(TEXT, "a 1\nb 2".getBytes(ISO_8859_1))))
        .contains("b{scrape_target=\"shop\"} 2.0");
  }

  @Test
  void whatIsNotUtf8IsRefusedWithItsLine() {
    byte[] latin = "a 1\nb 2\nc{d=\"ü\"} 3\n".getBytes(ISO_8859_1);

    assertThatThrownBy(() -> Texts.read(TEXT, latin)).hasMessage("line 3: is not UTF-8");
  }

  @Test
  void theTypeOfAMetricIsSaidOnceAndFirst() throws Exception {
    assertThat(Texts.read(TEXT, "# TYPE a gauge", "a 1", "# TYPE a gauge").samples()).isOne();
    assertThatThrownBy(() -> Texts.read(TEXT, "# TYPE a gauge", "# TYPE a counter"))
        .hasMessageStartingWith("line 2: the type comes after");
    assertThatThrownBy(() -> Texts.read(TEXT, "a 1", "# TYPE a gauge"))
        .hasMessageStartingWith("line 2: the type comes after");
  }

  @Test
  void aCounterKeepsTheNameItHas() throws Exception {
    Scrape scrape =
        Texts.read(
            TEXT,
            "# TYPE hits counter",
            "hits 1",
            "# TYPE misses gauge",
            "misses 2",
            "# TYPE misses_total counter",
            "misses_total 3");

    assertThat(Texts.shown(scrape))
        .contains(
            "hits{scrape_target=\"shop\"} 1.0",
            "misses{scrape_target=\"shop\"} 2.0",
            "misses_total{scrape_target=\"shop\"} 3.0");
  }

  @Test
  void whatContradictsItsTypeIsLeftOutAndNamed() throws Exception {
    Scrape scrape =
        Texts.read(
            TEXT,
            "# TYPE a_total counter",
            "a_total -1",
            "# TYPE b histogram",
            "b_bucket{le=\"1\"} 2",
            "b_bucket{le=\"+Inf\"} 1",
            "b 7",
            "# TYPE c histogram",
            "c_bucket{le=\"1\"} 2",
            "# TYPE d histogram",
            "d_bucket{le=\"+Inf\"} 1.5",
            "# TYPE e summary",
            "e{quantile=\"2\"} 1",
            "# TYPE f summary",
            "f 1",
            "g 1",
            "g 2",
            "# TYPE h histogram",
            "h_bucket{le=\"x\"} 2",
            "h_bucket{le=\"+Inf\"} 2",
            "h_bucket{le=\"+Inf\"} 3");

    assertThat(scrape.leftOut())
        .containsExactlyInAnyOrder(
            new MeterProblem("a_total", "is a counter below 0"),
            new MeterProblem("b", "is no sample of a histogram"),
            new MeterProblem("c", "has no bucket '+Inf'"),
            new MeterProblem("d", "has a count that is no whole number"),
            new MeterProblem("e", "has a quantile that does not lie between 0 and 1"),
            new MeterProblem("f", "has a bucket or quantile without its bound"),
            new MeterProblem("g", "has a sample twice, of which the first stands"),
            new MeterProblem("h", "has a bucket or quantile without its bound"));
    assertThat(Texts.shown(scrape))
        .contains("g{scrape_target=\"shop\"} 1.0", "h_bucket{scrape_target=\"shop\",le=\"+Inf\"} 2")
        .noneMatch(line -> line.startsWith("b") || line.startsWith("c"));
  }

  @Test
  void aHistogramWithoutItsLastBucketHasItFromTheCount() throws Exception {
    Scrape scrape =
        Texts.read(TEXT, "# TYPE a histogram", "a_bucket{le=\"1\"} 2", "a_count 3", "a_sum 4");

    assertThat(Texts.shown(scrape)).contains("a_bucket{scrape_target=\"shop\",le=\"+Inf\"} 3");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "513 | a metric's name is longer than 512 characters",
        "512 | ",
      })
  void aNameHasABound(int length, String refusal) throws Exception {
    String text = "a".repeat(length) + " 1";

    if (refusal == null) {
      assertThat(Texts.read(TEXT, text).samples()).isOne();
    } else {
      assertThatThrownBy(() -> Texts.read(TEXT, text)).hasMessage("line 1: " + refusal);
    }
  }

  @Test
  void theLabelsOfASampleAreBounded() throws Exception {
    String most = labels(64);
    assertThat(Texts.read(TEXT, "a{" + most + "} 1").samples()).isOne();
    assertThatThrownBy(() -> Texts.read(TEXT, "a{" + labels(65) + "} 1"))
        .hasMessage("line 1: there are more than 64 labels");
    assertThatThrownBy(() -> Texts.read(TEXT, "a{b=\"" + "c".repeat(4_097) + "\"} 1"))
        .hasMessage("line 1: a label's value is longer than 4096 characters");
    assertThatThrownBy(() -> Texts.read(TEXT, "a{b=\"\\n" + "c".repeat(4_096) + "\"} 1"))
        .hasMessage("line 1: a label's value is longer than 4096 characters");
  }

  private static String labels(int n) {
    return IntStream.range(0, n).mapToObj(i -> "l" + i + "=\"v\"").collect(Collectors.joining(","));
  }

  @Test
  void theSamplesOfAScrapeAreBounded() throws Exception {
    String most = samples(50_000);

    assertThat(Texts.read(TEXT, most).samples()).isEqualTo(50_000);
    assertThatThrownBy(() -> Texts.read(TEXT, most, "one_more 1"))
        .hasMessage("line 50001: there are more than 50000 samples");
  }

  private static String samples(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "a{b=\"" + i + "\"} 1")
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aLongExplanationIsCut() throws Exception {
    Scrape scrape = Texts.read(TEXT, "# HELP a " + "x".repeat(5_000), "a 1");

    assertThat(scrape.meters().get(0).getMetadata().getHelp()).hasSize(1_024);
  }
}
