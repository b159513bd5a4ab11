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
      if (!name.isEmpty() && !LEFT_OUT.matcher(name).matches()) {
        add(name, text, interfaces);
      }
    }
    return interfaces;
  }

  private static void add(String name, ProcText text, List<NetworkMetrics> interfaces) {
    long received = text.number();
    text.skipWords(1);
    long receiveErrors = text.number();
    long receiveDrops = text.number();
    text.skipWords(4);
    long sent = text.number();
    text.skipWords(1);
    long sendErrors = text.number();
    long sendDrops = text.number();
    if (received > 0 || sent > 0) {
      interfaces.add(
          new NetworkMetrics(
              name,
              Figure.of(received),
              Figure.of(sent),
              Figure.of(receiveErrors),
              Figure.of(sendErrors),
              Figure.of(receiveDrops),
              Figure.of(sendDrops)));
    }
  }

  @Override
  public void close() {
    dev.close();
  }
}
