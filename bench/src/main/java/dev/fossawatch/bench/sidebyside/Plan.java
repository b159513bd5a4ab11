package dev.fossawatch.bench.sidebyside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a run does.
 *
 * @param variants who takes part, the bare application first
 * @param laps laps that count, at least 1; each variant is started as often
 * @param seconds how long a lap takes, at least 1
 * @param smoke whether the run only shows that everything starts
 */
record Plan(List<Variant> variants, int laps, int seconds, boolean smoke) {
  private static final List<Variant> IN_SMOKE =
      List.of(Variant.BARE, Variant.FOSSAWATCH, Variant.ACTUATOR);

  Plan {
    variants = List.copyOf(variants);
    if (laps < 1 || seconds < 1) {
      throw new IllegalArgumentException("--laps and --seconds must be at least 1");
    }
  }

  /**
   * Reads the command line: {@code [--smoke] [--laps N] [--seconds S] [variant…]}.
   *
   * @throws IllegalArgumentException naming the argument that cannot be understood
   */
  static Plan parse(List<String> arguments) {
    boolean smoke = arguments.contains("--smoke");
    int laps = smoke ? 1 : 5;
    int seconds = smoke ? 1 : 10;
    List<Variant> named = new ArrayList<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--smoke" -> {}
        case "--laps" -> laps = Options.number(argument, rest);
        case "--seconds" -> seconds = Options.number(argument, rest);
        default -> named.add(Variant.named(argument));
      }
    }
    List<Variant> unnamed = smoke ? IN_SMOKE : List.of(Variant.values());
    return new Plan(bareFirst(named.isEmpty() ? unnamed : named), laps, seconds, smoke);
  }

  private static List<Variant> bareFirst(Collection<Variant> variants) {
    LinkedHashSet<Variant> ordered = new LinkedHashSet<>(List.of(Variant.BARE));
    ordered.addAll(variants);
    return List.copyOf(ordered);
  }
}
