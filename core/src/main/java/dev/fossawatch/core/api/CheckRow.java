package dev.fossawatch.core.api;

import dev.fossawatch.core.health.CheckRun;
import dev.fossawatch.core.health.CheckStatus;
import dev.fossawatch.core.health.HealthReport;
import dev.fossawatch.core.health.HealthState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A check as the status page shows it: its state, what it found, and its last runs as bars. */
record CheckRow(
    String name,
    boolean critical,
    String state,
    String word,
    String message,
    @Nullable String advice,
    List<Bar> runs,
    String runsInWords) {
  private static final int BARS = 30;
  private static final int PITCH = 4;
  private static final int HEIGHT = 16;

  /** One run; the height says how it was, beside the colour. */
  record Bar(int x, int y, int height, String state) {
    static Bar at(int place, int height, String state) {
      return new Bar(place * PITCH, (HEIGHT - height) / 2, height, state);
    }
  }

  static List<CheckRow> all(HealthReport report) {
    return report.checks().stream().map(CheckRow::of).toList();
  }

  private static CheckRow of(CheckStatus check) {
    List<CheckRun> all = check.runs();
    List<CheckRun> last = all.subList(Math.max(0, all.size() - BARS), all.size());
    return new CheckRow(
        title(check.name()),
        check.critical(),
        check.status().label(),
        Verdict.word(check.status()),
        check.message(),
        check.advice(),
        bars(last),
        inWords(last));
  }

  private static List<Bar> bars(List<CheckRun> runs) {
    List<Bar> bars = new ArrayList<>(BARS);
    int missing = BARS - runs.size();
    for (int place = 0; place < missing; place++) {
      bars.add(Bar.at(place, 2, "none"));
    }
    for (CheckRun run : runs) {
      bars.add(bar(bars.size(), run.state()));
    }
    return bars;
  }

  private static Bar bar(int place, HealthState state) {
    return switch (state) {
      case HEALTHY -> Bar.at(place, 8, "ok");
      case DEGRADED -> Bar.at(place, 12, "degraded");
      case UNHEALTHY -> Bar.at(place, HEIGHT, "unhealthy");
    };
  }

  private static String inWords(List<CheckRun> runs) {
    long healthy = runs.stream().filter(run -> run.state() == HealthState.HEALTHY).count();
    return healthy + " of the last " + runs.size() + " runs were healthy";
  }

  /** A check's name as a title: {@code file_system} is shown as "File system". */
  static String title(String name) {
    String words = name.replace('_', ' ').replace('-', ' ').strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
