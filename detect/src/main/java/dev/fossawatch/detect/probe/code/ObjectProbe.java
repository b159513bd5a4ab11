package dev.fossawatch.detect.probe.code;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;

/** Serialised objects of Java, .NET, PHP and others, by the bytes with which they begin. */
public final class ObjectProbe implements Probe {
  private static final int EFFORT = 2;

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.DESERIALIZATION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.pairs("o0", "d0"), Feature.longRun())
        .or(Feature.pairs("//"), Feature.longRun())
        .or(Feature.pairs(":{", ":\""), Feature.chars(":"))
        .or(Feature.words("type cos"), Feature.chars("@$\n"))
        .or(Feature.control());
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(EFFORT * Math.min(length, 64))) {
      return;
    }
    chars = subject.text().chars();
    int start = Ascii.skipSpaces(chars, 0, length);
    boolean run = Ascii.skipWord(chars, start, Math.min(length, start + 16)) == start + 16;
    if ((run && begins(start, "rO0AB"))
        || begins(start, "AAEAAAD/////")
        || (run && Ascii.startsWith(chars, start, length, "aced0005"))) {
      hits.add(
          attack(),
          Evidence.CERTAIN,
          start,
          Math.min(length, start + 8),
          "a serialised object of Java or .NET");
    } else if (Ascii.startsWith(chars, start, length, "cos\nsystem")
        || Ascii.startsWith(chars, start, length, "cposix\nsystem")) {
      hits.add(attack(), Evidence.CERTAIN, start, start + 10, "a serialised object of Python");
    } else if (begins(start, "\u00AC\u00ED\u0000\u0005")) {
      hits.add(attack(), Evidence.CERTAIN, start, start + 4, "a serialised object of Java");
    }
    php(hits);
    typed(subject, hits);
  }

  private boolean begins(int at, String text) {
    if (at + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (chars[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** {@code O:4:"Name"}: a letter, a number and a quoted name. */
  private void php(Hits hits) {
    for (int i = 0; i + 4 < length; i++) {
      boolean kind = chars[i] == 'O' || chars[i] == 'C';
      boolean starts = i == 0 || !Ascii.isWord(chars[i - 1]);
      if (kind && starts && chars[i + 1] == ':' && Ascii.isDigit(chars[i + 2])) {
        int end = Ascii.skipWord(chars, i + 2, length);
        if (end + 1 < length && chars[end] == ':' && chars[end + 1] == '"') {
          hits.add(attack(), Evidence.CERTAIN, i, end + 2, "a serialised object of PHP");
          return;
        }
      }
    }
  }

  private void typed(Subject subject, Hits hits) {
    if (!subject.isKey()
        && (subject.isNamed("@type") || subject.isNamed("$type"))
        && (Ascii.startsWith(chars, 0, length, "com.sun.")
            || Ascii.startsWith(chars, 0, length, "java.")
            || Ascii.startsWith(chars, 0, length, "org.apache.")
            || Ascii.startsWith(chars, 0, length, "system."))) {
      hits.add(attack(), Evidence.LIKELY, 0, length, "names the class of the object to be created");
    }
  }
}
