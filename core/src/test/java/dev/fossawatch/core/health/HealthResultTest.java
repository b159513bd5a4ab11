package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthResultTest {

  @Test
  void ofAMillionDetailsTheFirstSixteenAreKept() {
    Map<String, String> many = new LinkedHashMap<>();
    IntStream.range(0, 1_000_000).forEach(i -> many.put("detail_" + i, "x"));
    Map<String, String> kept = HealthResult.healthy("fine").with(many).details();
    assertThat(kept.keySet())
        .containsExactlyElementsOf(
            IntStream.range(0, 16).mapToObj(i -> "detail_" + i).collect(Collectors.toList()));
  }

  @Test
  void namesAndValuesOfDetailsAreBoundedLines() {
    Map<String, String> kept =
        HealthResult.healthy("fine")
            .with(Map.of("n".repeat(1000), "v\n".repeat(1_000_000)))
            .details();
    assertThat(kept.keySet()).allMatch(name -> name.length() == 64);
    assertThat(kept.values()).allMatch(value -> value.length() == 300 && !value.contains("\n"));
  }

  @Test
  void detailsAreCopiedAndKeepTheirOrder() {
    Map<String, String> details = new LinkedHashMap<>(Map.of("b", "1"));
    details.put("a", "2");
    HealthResult result = HealthResult.unhealthy("broken", "repair it").with(details);
    details.clear();
    assertThat(result.details()).hasToString("{b=1, a=2}");
    assertThat(result.advice()).isEqualTo("repair it");
  }

  @Test
  void aMapThatNeverEndsIsReadAsFarAsNeeded() {
    Map<String, String> endless =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            return new EndlessSet();
          }
        };
    assertThat(HealthResult.healthy("fine").with(endless).details()).hasSize(16);
  }

  private static final class EndlessSet extends java.util.AbstractSet<Map.Entry<String, String>> {
    @Override
    public java.util.Iterator<Map.Entry<String, String>> iterator() {
      return IntStream.iterate(0, i -> i + 1).mapToObj(i -> Map.entry("k" + i, "v")).iterator();
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }
  }
}
