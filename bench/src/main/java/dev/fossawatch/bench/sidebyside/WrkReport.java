package dev.fossawatch.bench.sidebyside;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the script prints when a lap is over.
 *
 * @param requests requests answered
 * @param microseconds how long the lap took
 * @param p50Microseconds the median latency
 * @param p99Microseconds the latency that 99 of 100 requests stayed under
 * @param errors connections and requests that failed, timed out or got a status of 400 or more
 */
record WrkReport(
    long requests, long microseconds, long p50Microseconds, long p99Microseconds, long errors) {
  private static final Pattern FIGURE = Pattern.compile("(?m)^(\\w+)=(\\d+)\\r?$");

  /** Reads the {@code name=value} lines; everything else {@code wrk} prints is passed over. */
  static WrkReport parse(String output) throws FailedRun {
    Map<String, Long> figures =
        FIGURE
            .matcher(output)
            .results()
            .collect(Collectors.toMap(WrkReport::name, WrkReport::value, (first, last) -> last));
    return new WrkReport(
        figure(figures, "requests", output),
        figure(figures, "microseconds", output),
        figure(figures, "p50_microseconds", output),
        figure(figures, "p99_microseconds", output),
        figure(figures, "errors", output));
  }

  private static String name(MatchResult figure) {
    return figure.group(1);
  }

  private static Long value(MatchResult figure) {
    return Long.valueOf(figure.group(2));
  }

  private static long figure(Map<String, Long> figures, String name, String output)
      throws FailedRun {
    Long value = figures.get(name);
    if (value == null) {
      throw new FailedRun("wrk did not print " + name + ":\n" + output);
    }
    return value;
  }
}
