package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Percent;
import dev.fossawatch.detect.text.Text;

/**
 * Walks {@code name=value} pairs of queries and forms. Every pair is looked at, repeated names
 * included; where servers disagree whether {@code ;} separates, the value is shown whole.
 */
final class FormWalk {
  private final Walk walk;

  FormWalk(Walk walk) {
    this.walk = walk;
  }

  void walk(Text source, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || source.charAt(i) == '&') {
        pair(source, start, i);
        start = i + 1;
      }
    }
  }

  private void pair(Text source, int from, int to) {
    if (from == to) {
      return;
    }
    int equals = from;
    while (equals < to && source.charAt(equals) != '=') {
      equals++;
    }
    Text text = walk.take();
    decode(source, from, equals, text);
    walk.key().push(text, 0, text.length());
    if (!isSimple(text)) {
      walk.name(text);
    }
    if (equals < to) {
      decode(source, equals + 1, to, text);
      walk.value(text);
    }
    walk.key().pop();
    walk.give();
  }

  /** Whether a name is of letters and digits alone, and so short that it says nothing. */
  private static boolean isSimple(Text name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i))) {
        return false;
      }
    }
    return name.length() <= 8;
  }

  static void decode(Text source, int from, int to, Text out) {
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c == '%' || c == '+') {
        out.clear();
        Percent.decode(source, from, to, true, out);
        return;
      }
    }
    out.slice(source, from, to);
  }
}
