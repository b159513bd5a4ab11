package dev.fossawatch.detect.probe.html;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;

/**
 * Cross-site scripting: only what can execute counts. {@link Markup} knows elements, attributes and
 * addresses, {@link ScriptSinks} what a value does that lands inside a script.
 */
public final class HtmlProbe implements Probe {
  private static final int EFFORT = 4;

  private final Markup markup = new Markup();
  private final ScriptSinks sinks = new ScriptSinks();

  @Override
  public AttackClass attack() {
    return AttackClass.CROSS_SITE_SCRIPTING;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.chars("<"))
        .or(Feature.chars("'\"`"), Feature.chars("=("))
        .or(Feature.words("javascript vbscript livescript data"), Feature.chars(":"))
        .or(Feature.control(), Feature.chars(":"))
        .or(
            Feature.chars("(`[=.)"),
            Feature.words(
                "alert prompt confirm eval execscript settimeout setinterval fromcharcode msgbox"
                    + " document location constructor window self top parent frames this"
                    + " globalthis setimmediate function fetch"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    if (subject.spend(subject.text().length() * EFFORT)) {
      markup.inspect(subject, hits);
      sinks.inspect(subject.text(), hits);
    }
  }
}
