package dev.fossawatch.bench.sidebyside;

import java.util.Iterator;
import java.util.List;

/**
 * What a run of the proxies does.
 *
 * @param laps laps that count, at least 1
 * @param seconds how long a lap takes, at least 1
 * @param idle how many idle connections there are beside the active ones; 0 for a run without
 * @param smoke whether the run only shows that everything starts
 */
record ProxyPlan(int laps, int seconds, int idle, boolean smoke) {
  ProxyPlan {
    if (laps < 1 || seconds < 1 || idle < 0) {
      throw new IllegalArgumentException(
          "--laps and --seconds must be at least 1, --idle at least 0");
    }
  }

  /**
   * Reads the command line: {@code [--smoke] [--laps N] [--seconds S] [--idle N]}.
   *
   * @throws IllegalArgumentException naming the argument that cannot be understood
   */
  static ProxyPlan parse(List<String> arguments) {
    boolean smoke = arguments.contains("--smoke");
    int laps = smoke ? 1 : 5;
    int seconds = smoke ? 2 : 10;
    int idle = 0;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--smoke" -> {}
        case "--laps" -> laps = Options.number(argument, rest);
        case "--seconds" -> seconds = Options.number(argument, rest);
        case "--idle" -> idle = Options.number(argument, rest);
        default -> throw new IllegalArgumentException("no option " + argument);
      }
    }
    return new ProxyPlan(laps, seconds, idle, smoke);
  }
}
