package dev.fossawatch.server;

import dev.fossawatch.core.config.LoadedConfig;
import java.io.PrintWriter;

/** What there is to say about a configuration that can be used. */
final class Remarks {
  private Remarks() {}

  static void tell(LoadedConfig loaded, PrintWriter err) {
    loaded.warnings().forEach(warning -> err.println("warning: " + warning));
    loaded.notes().forEach(note -> err.println("note: " + note));
    err.flush();
  }
}
