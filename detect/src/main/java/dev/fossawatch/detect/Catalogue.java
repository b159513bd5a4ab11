package dev.fossawatch.detect;

import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.html.HtmlProbe;
import dev.fossawatch.detect.probe.path.PathProbe;
import dev.fossawatch.detect.probe.shell.ShellProbe;
import dev.fossawatch.detect.probe.sql.SqlProbe;
import java.util.List;

/** All probes there are, new ones for each workspace. A new kind gets a line here. */
final class Catalogue {
  private Catalogue() {}

  static List<Probe> all() {
    return List.of(new SqlProbe(), new HtmlProbe(), new PathProbe(), new ShellProbe());
  }
}
