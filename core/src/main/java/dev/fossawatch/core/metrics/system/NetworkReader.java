package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Interfaces of {@code /proc/net/dev} that have ever carried something. The loopback and the host's
 * ends of container interfaces, of which there can be thousands, are left out.
 */
final class NetworkReader implements AutoCloseable {
  static final int MAX_INTERFACES = 32;

  private static final int RECEIVED = 0;
  private static final int SENT = 8;
  private static final int COLUMNS = 12;

  /** Where they stand after the bytes. */
  private static final int ERRORS = 2;

  private static final int DROPS = 3;

  private static final Pattern LEFT_OUT =
      Pattern.compile("lo|(?:veth|cali|lxc|lxd|vnet|tap|ifb|dummy).*|.{65,}");

  private final ProcFile dev;

  NetworkReader(Path proc, Scratch scratch) {
    this.dev = new ProcFile(proc.resolve("net/dev"), scratch);
  }

  List<NetworkMetrics> read() {
    List<NetworkMetrics> interfaces = new ArrayList<>();
    ProcText text = dev.read();
    text.nextLine();
    text.nextLine();
    while (interfaces.size() < MAX_INTERFACES && text.nextLine()) {
      String name = text.upTo(':');
      long[] columns = text.numbers(COLUMNS);
      boolean used = columns[RECEIVED] > 0 || columns[SENT] > 0;
      if (used && !name.isEmpty() && !LEFT_OUT.matcher(name).matches()) {
        interfaces.add(traffic(name, columns));
      }
    }
    return interfaces;
  }

  private static NetworkMetrics traffic(String name, long[] columns) {
    return new NetworkMetrics(
        name,
        Figure.of(columns[RECEIVED]),
        Figure.of(columns[SENT]),
        Figure.of(columns[RECEIVED + ERRORS]),
        Figure.of(columns[SENT + ERRORS]),
        Figure.of(columns[RECEIVED + DROPS]),
        Figure.of(columns[SENT + DROPS]));
  }

  @Override
  public void close() {
    dev.close();
  }
}
