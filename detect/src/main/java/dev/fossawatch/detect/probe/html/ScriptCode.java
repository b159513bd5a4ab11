package dev.fossawatch.detect.probe.html;

import dev.fossawatch.detect.text.Ascii;

/**
 * Whether a few characters are script that does something: a call, a template call, an assignment.
 */
final class ScriptCode {

  /** Whether the value of an event attribute runs something. */
  boolean isHandler(char[] chars, int from, int to) {
    int start = from;
    boolean quoted = chars[from] == '"' || chars[from] == '\'';
    int end = quoted ? closing(chars, from, to) : to;
    if (quoted) {
      start++;
    }
    return isCode(chars, start, end);
  }

  /** Whether there is a call, a tagged template, an assignment or a throw. */
  boolean isCode(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == '>' || c == '<') {
        return false;
      }
      if (((c == '(' || c == '`' || c == '=') && i > from) || c == '(' || c == '\\' || c == '&') {
        return true;
      }
    }
    return Ascii.indexOf(chars, from, to, "throw") >= 0
        || Ascii.indexOf(chars, from, to, "//") == from;
  }

  private static int closing(char[] chars, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (chars[i] == chars[from]) {
        return i;
      }
    }
    return to;
  }
}
