package dev.fossawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.prefilter.Prefilter;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Profile;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pass before the probes may say "maybe" too often, but never "no" where a probe says yes. */
class PrefilterPropertyTest {
  private static final int VALUES = 8_000;

  private final List<Probe> probes = Catalogue.all();
  private final Prefilter prefilter = new Prefilter(probes.stream().map(Probe::trigger).toList());
  private final Budget budget = new Budget();
  private final Subject subject = new Subject(budget);
  private final Text text = new Text();
  private int from;
  private int to;
  private boolean found;

  @ParameterizedTest
  @EnumSource(
      value = Place.class,
      names = {"QUERY", "PATH", "HEADER", "JSON", "FILE_NAME", "FILE"})
  void neverSaysNoWhereAProbeSaysYesAndSpansStayInside(Place place) {
    Random random = new Random(place.name().hashCode());
    for (int i = 0; i < VALUES; i++) {
      String value = Hostile.value(random, 7);
      text.load(value);
      long seen = prefilter.scan(text);
      for (int p = 0; p < probes.size(); p++) {
        inspect(probes.get(p), place, i % 5 == 0);
        assertThat(!found || prefilter.matches(p, seen))
            .as("%s on %s", probes.get(p).getClass().getSimpleName(), value)
            .isTrue();
        assertThat(from).as(value).isBetween(0, to);
        assertThat(to).as(value).isBetween(from, value.length());
      }
    }
  }

  private void inspect(Probe probe, Place place, boolean key) {
    found = false;
    from = 0;
    to = 0;
    budget.reset(Integer.MAX_VALUE);
    subject.in(place, "User-Agent", "x", Profile.TEXT, key).of(text, 0);
    Hits hits =
        (attack, evidence, start, end, reason) -> {
          found = true;
          from = start;
          to = end;
          assertThat(reason).isNotBlank();
        };
    probe.inspect(subject, hits);
  }
}
