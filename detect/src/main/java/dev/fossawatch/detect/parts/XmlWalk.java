package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;

/**
 * Walks an XML document: text, CDATA, attribute values with their names, and whole declarations and
 * instructions. Character references are left to the unescaper. Does not expand anything.
 */
final class XmlWalk {
  private final Walk walk;

  XmlWalk(Walk walk) {
    this.walk = walk;
  }

  /** Walks a text that begins like an XML document and says whether it was one to its end. */
  boolean walk(Text doc) {
    char[] chars = doc.chars();
    int start = Ascii.skipSpaces(chars, 0, doc.length());
    if (!Ascii.startsWith(chars, start, doc.length(), "<?xml")) {
      return false;
    }
    int depth = walk.key().depth();
    int i = start;
    while (i >= 0 && i < doc.length()) {
      i = chars[i] == '<' ? markup(doc, i, depth) : content(doc, i);
    }
    boolean closed = walk.key().depth() == depth;
    while (walk.key().depth() > depth) {
      walk.key().pop();
    }
    return i >= 0 && closed;
  }

  private int markup(Text doc, int at, int outermost) {
    char[] chars = doc.chars();
    int length = doc.length();
    if (Ascii.startsWith(chars, at, length, "<![cdata[")) {
      return delimited(doc, at + 9, "]]>", 3);
    }
    if (Ascii.startsWith(chars, at, length, "<!--")) {
      return delimited(doc, at, "-->", 3);
    }
    if (Ascii.startsWith(chars, at, length, "<?")) {
      return delimited(doc, at, "?>", 2);
    }
    if (Ascii.startsWith(chars, at, length, "<!")) {
      return declaration(doc, at);
    }
    return at + 1 < length && chars[at + 1] == '/' ? close(doc, at, outermost) : open(doc, at);
  }

  /** Shows what lies between {@code from} and the delimiter and returns the index after that. */
  private int delimited(Text doc, int from, String delimiter, int width) {
    int end = Ascii.indexOf(doc.chars(), from, doc.length(), delimiter);
    show(doc, from, end < 0 ? doc.length() : end, true);
    return end < 0 ? -1 : end + width;
  }

  /** A document type with its internal subset: shown whole, for the probe that understands it. */
  private int declaration(Text doc, int at) {
    int brackets = 0;
    for (int i = at; i < doc.length(); i++) {
      char c = doc.charAt(i);
      brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '>' && brackets <= 0) {
        show(doc, at, i + 1, true);
        return i + 1;
      }
    }
    show(doc, at, doc.length(), true);
    return -1;
  }

  private int content(Text doc, int at) {
    int end = at;
    while (end < doc.length() && doc.charAt(end) != '<') {
      end++;
    }
    show(doc, at, end, false);
    return end;
  }

  private void show(Text doc, int from, int to, boolean plain) {
    if (Ascii.skipSpaces(doc.chars(), from, to) == to) {
      return;
    }
    Text text = walk.take().slice(doc, from, to);
    if (plain) {
      walk.plain(text);
    } else {
      walk.value(text);
    }
    walk.give();
  }

  private int close(Text doc, int at, int outermost) {
    if (walk.key().depth() <= outermost) {
      return -1;
    }
    walk.key().pop();
    int end = Ascii.indexOf(doc.chars(), at, doc.length(), ">");
    return end < 0 ? -1 : end + 1;
  }

  private int open(Text doc, int at) {
    int end = nameEnd(doc, at + 1);
    if (end == at + 1 || !walk.key().hasRoom()) {
      return -1;
    }
    walk.key().push(doc, at + 1, end);
    int i = attributes(doc, end);
    if (i < doc.length() && doc.charAt(i) == '/') {
      walk.key().pop();
      i++;
    }
    return i < doc.length() && doc.charAt(i) == '>' ? i + 1 : -1;
  }

  private int attributes(Text doc, int at) {
    int i = Ascii.skipSpaces(doc.chars(), at, doc.length());
    while (i < doc.length() && doc.charAt(i) != '>' && doc.charAt(i) != '/') {
      int next = attribute(doc, i);
      if (next == i) {
        return i;
      }
      i = Ascii.skipSpaces(doc.chars(), next, doc.length());
    }
    return i;
  }

  private int attribute(Text doc, int at) {
    int end = nameEnd(doc, at);
    int equals = Ascii.skipSpaces(doc.chars(), end, doc.length());
    if (end == at || equals >= doc.length() || doc.charAt(equals) != '=') {
      return at;
    }
    int open = Ascii.skipSpaces(doc.chars(), equals + 1, doc.length());
    int close = open < doc.length() ? closingQuote(doc, open) : -1;
    if (close < 0 || !walk.key().hasRoom()) {
      return at;
    }
    walk.key().push(doc, at, end);
    show(doc, open + 1, close, false);
    walk.key().pop();
    return close + 1;
  }

  private static int closingQuote(Text doc, int open) {
    char quote = doc.charAt(open);
    if (quote != '"' && quote != '\'') {
      return -1;
    }
    for (int i = open + 1; i < doc.length(); i++) {
      if (doc.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(Text doc, int at) {
    int i = at;
    while (i < doc.length() && isName(doc.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isName(char c) {
    return Ascii.isWord(c) || c == ':' || c == '-' || c == '.' || c >= 0x80;
  }
}
