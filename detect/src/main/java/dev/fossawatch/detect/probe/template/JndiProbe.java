package dev.fossawatch.detect.probe.template;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;

/**
 * Lookups of a logging framework that load code from elsewhere (Log4Shell), with the lookups that
 * hide them folded: what <code>lower</code>, <code>upper</code> and defaults leave behind.
 */
public final class JndiProbe implements Probe {
  private static final int EFFORT = 4;
  private static final int LONGEST = 512;
  private static final int DEEPEST = 32;

  private final char[] folded = new char[LONGEST];
  private final int[] opens = new int[DEEPEST];
  private int size;
  private int depth;

  @Override
  public AttackClass attack() {
    return AttackClass.JNDI_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.pairs("${"), Feature.chars(":"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    int length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    char[] chars = subject.text().chars();
    int start = Ascii.indexOf(chars, 0, length, "${");
    size = 0;
    depth = 0;
    for (int i = start; i >= 0 && i < length && size < LONGEST - 1; i++) {
      if (chars[i] == '$' && i + 1 < length && chars[i + 1] == '{' && depth < DEEPEST) {
        opens[depth++] = size;
        i++;
      } else if (chars[i] == '}' && depth > 0) {
        close();
      } else {
        folded[size++] = chars[i];
      }
      if (size >= 5 && isLookup()) {
        hits.add(
            attack(), Evidence.CERTAIN, start, i + 1, "a lookup that loads code from elsewhere");
        return;
      }
    }
  }

  /**
   * Whether some lookup that is open, or the text at its beginning, starts with the dangerous name.
   */
  private boolean isLookup() {
    for (int i = 0; i < depth; i++) {
      if (Ascii.startsWith(folded, opens[i], size, "jndi:")) {
        return true;
      }
    }
    return false;
  }

  /** Replaces the innermost lookup by what it evaluates to, as far as that is known. */
  private void close() {
    int from = opens[--depth];
    int at = Ascii.indexOf(folded, from, size, ":-");
    int text = at >= 0 ? at + 2 : caseLookup(from);
    int count = size - text;
    System.arraycopy(folded, text, folded, from, count);
    size = from + count;
  }

  private int caseLookup(int from) {
    boolean named =
        Ascii.startsWith(folded, from, size, "lower:")
            || Ascii.startsWith(folded, from, size, "upper:");
    return named ? from + 6 : from;
  }
}
