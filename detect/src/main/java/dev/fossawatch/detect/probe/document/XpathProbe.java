package dev.fossawatch.detect.probe.document;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;

/** Axes and functions of XPath where a value should be. */
public final class XpathProbe implements Probe {
  private static final int EFFORT = 2;
  private static final Words AXES =
      Words.of("child descendant ancestor following preceding attribute parent self");
  private static final Words NODES = Words.of("node text comment");
  private static final Words FUNCTIONS =
      Words.of("count name position length substring contains doc");

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.XPATH_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(
        Feature.pairs("::", "()", "(/", "@*"),
        Feature.words(
            "child descendant ancestor following preceding attribute node text comment count name position length substring contains doc"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    for (int i = 0; i < length; i++) {
      if (Ascii.isLetter(chars[i])) {
        int end = Ascii.skipWord(chars, i, length);
        word(i, end, hits);
        i = end;
      }
    }
  }

  private void word(int i, int end, Hits hits) {
    if (AXES.has(chars, i, end) && Ascii.startsWith(chars, end, length, "::") && end + 2 < length) {
      int to = Ascii.skipWord(chars, end + 2, length);
      if (chars[end + 2] == '*' || NODES.has(chars, end + 2, to)) {
        hits.add(attack(), Evidence.LIKELY, i, to, "an axis of XPath");
      }
    } else if (FUNCTIONS.has(chars, i, end) && end < length && chars[end] == '(') {
      boolean path =
          end + 2 < length
              && chars[end + 1] == '/'
              && ("/@*".indexOf(chars[end + 2]) >= 0 || Ascii.isLetter(chars[end + 2]));
      boolean compared =
          Ascii.startsWith(chars, end, length, "()=") && Ascii.indexOf(chars, 0, i, "'") >= 0;
      if (path || compared) {
        hits.add(attack(), Evidence.LIKELY, i, end + 2, "a function of XPath over a path");
      }
    }
  }
}
