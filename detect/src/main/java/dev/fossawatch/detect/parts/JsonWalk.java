package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;

/**
 * Walks a JSON document: every member name and every string with its path. As tolerant as the most
 * tolerant parser where that changes nothing for a strict one; what no parser would take makes the
 * walk end, and the document is then looked at as plain text as well.
 */
final class JsonWalk {
  private static final int DEEPEST = 64;

  private final Walk walk;

  JsonWalk(Walk walk) {
    this.walk = walk;
  }

  /** Walks the text and says whether it was one JSON document from begin to end. */
  boolean walk(Text doc) {
    int start = Ascii.skipSpaces(doc.chars(), 0, doc.length());
    if (start >= doc.length() || (doc.charAt(start) != '{' && doc.charAt(start) != '[')) {
      return false;
    }
    int end = value(doc, start, 0);
    return end >= 0 && Ascii.skipSpaces(doc.chars(), end, doc.length()) == doc.length();
  }

  /** Walks the value at {@code at} and returns its end, or -1 where no value is. */
  private int value(Text doc, int at, int depth) {
    if (at >= doc.length()) {
      return -1;
    }
    return switch (doc.charAt(at)) {
      case '{' -> nested(doc, at + 1, depth + 1, true);
      case '[' -> nested(doc, at + 1, depth + 1, false);
      case '"' -> string(doc, at + 1, false);
      default -> literal(doc, at);
    };
  }

  private int nested(Text doc, int at, int depth, boolean object) {
    if (depth > DEEPEST || !walk.key().hasRoom()) {
      walk.budget().cut();
      return -1;
    }
    char close = object ? '}' : ']';
    int i = Ascii.skipSpaces(doc.chars(), at, doc.length());
    if (i < doc.length() && doc.charAt(i) == close) {
      return i + 1;
    }
    for (int index = 0; i >= 0 && i < doc.length(); index++) {
      i = object ? member(doc, i, depth) : element(doc, i, depth, index);
      if (i < 0 || i >= doc.length()) {
        return -1;
      }
      if (doc.charAt(i) == close) {
        return i + 1;
      }
      i = doc.charAt(i) == ',' ? Ascii.skipSpaces(doc.chars(), i + 1, doc.length()) : -1;
    }
    return -1;
  }

  private int element(Text doc, int at, int depth, int index) {
    walk.key().push(index);
    int end = value(doc, at, depth);
    walk.key().pop();
    return end < 0 ? -1 : Ascii.skipSpaces(doc.chars(), end, doc.length());
  }

  private int member(Text doc, int at, int depth) {
    if (doc.charAt(at) != '"') {
      return -1;
    }
    int nameEnd = string(doc, at + 1, true);
    int colon = nameEnd < 0 ? -1 : Ascii.skipSpaces(doc.chars(), nameEnd, doc.length());
    if (colon < 0 || colon >= doc.length() || doc.charAt(colon) != ':') {
      return -1;
    }
    walk.key().push(doc, at + 1, nameEnd - 1);
    int end = value(doc, Ascii.skipSpaces(doc.chars(), colon + 1, doc.length()), depth);
    walk.key().pop();
    return end < 0 ? -1 : Ascii.skipSpaces(doc.chars(), end, doc.length());
  }

  /** Shows the string whose content begins at {@code at} and returns the index after its quote. */
  private int string(Text doc, int at, boolean name) {
    Text text = walk.take();
    int end = content(doc, at, text);
    if (end >= 0) {
      show(text, name);
    }
    walk.give();
    return end;
  }

  private void show(Text text, boolean name) {
    if (name) {
      walk.name(text);
    } else {
      walk.value(text);
    }
  }

  private static int content(Text doc, int at, Text out) {
    char[] chars = doc.chars();
    int length = doc.length();
    int i = at;
    while (i < length && chars[i] != '"' && chars[i] != '\\') {
      i++;
    }
    if (i < length && chars[i] == '"') {
      out.slice(doc, at, i);
      return i + 1;
    }
    return escaped(doc, at, out);
  }

  private static int escaped(Text doc, int at, Text out) {
    char[] chars = doc.chars();
    out.clear();
    int i = at;
    while (i < doc.length()) {
      if (chars[i] == '"') {
        return i + 1;
      }
      int width = chars[i] == '\\' ? escapeWidth(doc, i) : 1;
      out.append(width == 1 ? chars[i] : meaning(doc, i, width), doc, i, i + width);
      i += width;
    }
    return -1;
  }

  private static int escapeWidth(Text doc, int at) {
    if (at + 1 >= doc.length()) {
      return 1;
    }
    return doc.charAt(at + 1) == 'u' && unit(doc, at) >= 0 ? 6 : 2;
  }

  private static char meaning(Text doc, int at, int width) {
    char c = doc.charAt(at + 1);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> width == 6 ? (char) unit(doc, at) : c;
    };
  }

  private static int unit(Text doc, int at) {
    if (at + 6 > doc.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Ascii.hex(doc.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** A number, true, false or null. */
  private static int literal(Text doc, int at) {
    int i = at;
    while (i < doc.length() && isLiteral(doc.charAt(i))) {
      i++;
    }
    return i == at ? -1 : i;
  }

  private static boolean isLiteral(char c) {
    return Ascii.isWord(c) || c == '.' || c == '-' || c == '+';
  }
}
