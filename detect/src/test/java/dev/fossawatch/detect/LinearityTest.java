package dev.fossawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Profile;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work grows with the value and not with its square. Measured in processor time of the thread,
 * which other work on the machine does not touch: a value eight times as long that took the square
 * would cost sixty-four times as much.
 */
class LinearityTest {
  private static final int SHORT = 4 * 1024;
  private static final int LONG = 32 * 1024;
  private static final int PATTERNS = 25;
  private static final double MOST_GROWTH = 24;
  private static final long NOISE_NANOS = 4_000_000;
  private static final Hits NOWHERE = (attack, evidence, from, to, reason) -> {};

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Budget budget = new Budget();
  private final Subject subject = new Subject(budget);

  static IntStream probes() {
    return IntStream.range(0, Catalogue.all().size());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void everyProbeIsLinearOnWhatItsGrammarIsMadeOf(int index) {
    Probe probe = Catalogue.all().get(index);
    Random random = new Random(index);
    for (int i = 0; i < PATTERNS; i++) {
      String pattern = Hostile.repeated(random, LONG);
      long brief = nanos(probe, pattern.substring(0, SHORT));
      long whole = nanos(probe, pattern);
      assertThat((double) whole)
          .as("%s on %s", probe.getClass().getSimpleName(), pattern.substring(0, 40))
          .isLessThan(MOST_GROWTH * brief + NOISE_NANOS);
    }
  }

  private long nanos(Probe probe, String value) {
    Text text = new Text().load(value);
    subject.in(Place.QUERY, "q", "q", Profile.TEXT, false).of(text, 0);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      budget.reset(Long.MAX_VALUE / 2);
      long start = threads.getCurrentThreadCpuTime();
      probe.inspect(subject, NOWHERE);
      best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
    }
    return best;
  }
}
