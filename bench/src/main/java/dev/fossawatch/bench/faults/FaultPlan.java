package dev.fossawatch.bench.faults;

import dev.fossawatch.bench.sidebyside.Options;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a run of the faults does.
 *
 * @param named words that a fault's title must hold one of; none for all faults
 * @param laps laps of each fault, at least 1; as many are calm
 * @param seconds how long a lap takes, at least 1
 * @param rate good requests a second, at least 1
 * @param direct whether good requests go past the gateway, to show what the machine does to them
 * @param smoke whether the run only shows that everything starts
 */
record FaultPlan(
    List<String> named, int laps, int seconds, int rate, boolean direct, boolean smoke) {
  FaultPlan {
    named = List.copyOf(named);
    if (laps < 1 || seconds < 1 || rate < 1) {
      throw new IllegalArgumentException("--laps, --seconds and --rate must be at least 1");
    }
  }

  /**
   * Reads the command line: {@code [--smoke] [--laps N] [--seconds S] [--rate R] [--direct]
   * [word…]}.
   *
   * @throws IllegalArgumentException naming the argument that cannot be understood
   */
  static FaultPlan parse(List<String> arguments) {
    boolean smoke = arguments.contains("--smoke");
    int laps = smoke ? 1 : 5;
    int seconds = smoke ? 1 : 6;
    int rate = 400;
    boolean direct = false;
    List<String> named = new ArrayList<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--smoke" -> {}
        case "--direct" -> direct = true;
        case "--laps" -> laps = Options.number(argument, rest);
        case "--seconds" -> seconds = Options.number(argument, rest);
        case "--rate" -> rate = Options.number(argument, rest);
        default -> named.add(word(argument));
      }
    }
    return new FaultPlan(named, laps, seconds, rate, direct, smoke);
  }

  private static String word(String argument) {
    if (argument.startsWith("-")) {
      throw new IllegalArgumentException("no option " + argument);
    }
    return argument;
  }

  /** The faults of the run. */
  List<Fault> faults() {
    return Fault.all(smoke).stream()
        .filter(fault -> named.isEmpty() || named.stream().anyMatch(fault.title()::contains))
        .toList();
  }
}
