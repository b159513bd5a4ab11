package dev.fossawatch.bench.sidebyside;

import java.util.ArrayList;
import java.util.List;

/** Which processor a command runs on: the proxy has one for itself, where there are two. */
public final class Cores {
  private static final boolean TWO = Runtime.getRuntime().availableProcessors() >= 2;

  private Cores() {}

  /** The command on the processor of the proxy. */
  public static List<String> proxy(List<String> command) {
    return pinned(0, command);
  }

  /** The command on the processor of everything else. */
  public static List<String> rest(List<String> command) {
    return pinned(1, command);
  }

  private static List<String> pinned(int core, List<String> command) {
    List<String> pinned = new ArrayList<>();
    if (TWO) {
      pinned.addAll(List.of("taskset", "--cpu-list", String.valueOf(core)));
    }
    pinned.addAll(command);
    return pinned;
  }
}
