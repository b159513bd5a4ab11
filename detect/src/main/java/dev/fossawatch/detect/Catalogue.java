package dev.fossawatch.detect;

import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.access.AuthProbe;
import dev.fossawatch.detect.probe.access.ScannerProbe;
import dev.fossawatch.detect.probe.access.UploadProbe;
import dev.fossawatch.detect.probe.address.SsrfProbe;
import dev.fossawatch.detect.probe.code.CodeProbe;
import dev.fossawatch.detect.probe.code.ObjectProbe;
import dev.fossawatch.detect.probe.document.LdapProbe;
import dev.fossawatch.detect.probe.document.NosqlProbe;
import dev.fossawatch.detect.probe.document.XpathProbe;
import dev.fossawatch.detect.probe.document.XxeProbe;
import dev.fossawatch.detect.probe.header.HeaderProbe;
import dev.fossawatch.detect.probe.html.HtmlProbe;
import dev.fossawatch.detect.probe.path.PathProbe;
import dev.fossawatch.detect.probe.shell.ShellProbe;
import dev.fossawatch.detect.probe.sql.SqlProbe;
import dev.fossawatch.detect.probe.template.JndiProbe;
import dev.fossawatch.detect.probe.template.TemplateProbe;
import java.util.List;

/** All probes there are, new ones for each workspace. A new kind gets a line here. */
final class Catalogue {
  private Catalogue() {}

  static List<Probe> all() {
    return List.of(
        new SqlProbe(),
        new HtmlProbe(),
        new PathProbe(),
        new ShellProbe(),
        new CodeProbe(),
        new ObjectProbe(),
        new TemplateProbe(),
        new JndiProbe(),
        new XxeProbe(),
        new LdapProbe(),
        new XpathProbe(),
        new NosqlProbe(),
        new HeaderProbe(),
        new SsrfProbe(),
        new AuthProbe(),
        new UploadProbe(),
        new ScannerProbe());
  }
}
