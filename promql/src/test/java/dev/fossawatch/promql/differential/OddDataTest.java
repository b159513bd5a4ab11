package dev.fossawatch.promql.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.script.MemorySource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Made-up queries over nothing, and over values at the edges of what a number can be. */
class OddDataTest {
  private static final int QUERIES = 1500;
  private static final double[] ODD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    0,
    -0.0,
    1,
    -1,
    Stale.MARKER
  };
  private static final Engine ENGINE = new Engine(Limits.DEFAULT);

  @Test
  void overNothingEveryQueryHasAnAnswer() {
    assertThat(answered(new MemorySource())).isGreaterThan(QUERIES * 9 / 10);
  }

  @Test
  void overOddValuesNothingButAQueryExceptionComesOut() {
    MemorySource source = new MemorySource();
    Random random = new Random(3);
    String[] names = {
      "requests_total", "temperature", "memory_bytes", "up", "build_info", "latency_seconds_bucket"
    };
    for (String name : names) {
      for (int series = 0; series < 6; series++) {
        Labels labels =
            Labels.of(
                "__name__",
                name,
                "job",
                series < 3 ? "api" : "web",
                "instance",
                "" + series,
                "le",
                series % 3 == 0 ? "+Inf" : series % 3 == 1 ? "1" : "odd");
        for (int i = 0; i < 500; i++) {
          double value = ODD[random.nextInt(ODD.length)];
          source.add(labels, SampleData.START + random.nextInt(7_200_000), value);
        }
      }
    }
    assertThat(answered(source)).isGreaterThan(QUERIES / 2);
  }

  private static int answered(MemorySource source) {
    QueryMaker maker = new QueryMaker(11);
    int answered = 0;
    for (int i = 0; i < QUERIES; i++) {
      Expr expr = PromQl.parse(maker.next());
      try {
        ENGINE.instant(expr, source, SampleData.START + 3_600_000);
        ENGINE.range(expr, source, SampleData.START, SampleData.START + 600_000, 45_000);
        answered++;
      } catch (QueryException refused) {
        assertThat(refused.reason()).isEqualTo(QueryException.Reason.EXECUTION);
      }
    }
    return answered;
  }
}
