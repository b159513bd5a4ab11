package dev.fossawatch.detect.probe.document;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;

/** External entities and inclusions of XML, and encodings that hide them. */
public final class XxeProbe implements Probe {
  private static final int EFFORT = 3;

  @Override
  public AttackClass attack() {
    return AttackClass.XXE;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(
        Feature.chars("<"), Feature.words("entity include utf doctype import stylesheet"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    char[] chars = subject.text().chars();
    int length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    int entity = Ascii.indexOf(chars, 0, length, "<!entity");
    if (entity >= 0) {
      boolean external =
          Ascii.indexOf(chars, entity, length, "system") > 0
              || Ascii.indexOf(chars, entity, length, "public") > 0
              || Ascii.indexOf(chars, entity, length, "%") > 0;
      hits.add(
          attack(),
          external ? Evidence.CERTAIN : Evidence.LIKELY,
          entity,
          entity + 8,
          external ? "an entity whose text comes from elsewhere" : "an entity of the client's own");
    }
    int doctype = Ascii.indexOf(chars, 0, length, "<!doctype");
    int system = doctype < 0 ? -1 : Ascii.indexOf(chars, doctype, length, " system ");
    if (entity < 0 && system > 0) {
      hits.add(attack(), Evidence.LIKELY, doctype, system, "a document type from elsewhere");
    }
    int include = Ascii.indexOf(chars, 0, length, "xi:include");
    if (include > 0 && chars[include - 1] == '<') {
      hits.add(attack(), Evidence.CERTAIN, include, include + 10, "includes another document");
    }
    int seven =
        Ascii.startsWith(chars, 0, length, "<?xml") ? Ascii.indexOf(chars, 0, length, "utf-7") : -1;
    if (seven > 0) {
      hits.add(attack(), Evidence.CERTAIN, seven, seven + 5, "an encoding that hides markup");
    }
  }
}
