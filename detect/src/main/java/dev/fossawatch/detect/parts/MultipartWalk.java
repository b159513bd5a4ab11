package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;

/**
 * Walks a multipart body: fields, file names (plain and extended) and the first {@value #FILE_HEAD}
 * characters of files. The boundary is what the body itself begins with, so that no disagreement
 * about the Content-Type header hides a part.
 */
final class MultipartWalk {
  static final int FILE_HEAD = 4096;

  private static final int MOST_PARTS = 1000;

  private final Walk walk;

  MultipartWalk(Walk walk) {
    this.walk = walk;
  }

  /** Says whether the body was multipart; if so its parts have been shown. */
  boolean walk(Text body) {
    int open = Ascii.indexOf(body.chars(), 0, body.length(), "--");
    if (open < 0) {
      return false;
    }
    int lineEnd = lineEnd(body, open);
    Text mark = walk.take().slice(body, open, trimmed(body, open, lineEnd));
    int parts = 0;
    int at = lineEnd;
    while (at < body.length() && parts++ < MOST_PARTS) {
      int end = boundary(body, at, mark);
      part(body, at, end);
      at = end >= body.length() ? end : lineEnd(body, end + 1);
    }
    if (parts > MOST_PARTS) {
      walk.budget().cut();
    }
    walk.give();
    return parts > 0;
  }

  /** Where the next line begins. */
  private static int lineEnd(Text body, int from) {
    int i = from;
    while (i < body.length() && body.charAt(i) != '\n') {
      i++;
    }
    return Math.min(i + 1, body.length());
  }

  private static int trimmed(Text body, int from, int to) {
    int end = to;
    while (end > from && Ascii.isSpace(body.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The line break before the next boundary at the start of a line, or the end of the body. */
  private static int boundary(Text body, int from, Text mark) {
    for (int i = from; i < body.length(); i++) {
      if ((i == from || body.charAt(i - 1) == '\n') && matches(body, i, mark)) {
        return Math.max(from, i - 1);
      }
    }
    return body.length();
  }

  private static boolean matches(Text body, int at, Text mark) {
    if (at + mark.length() > body.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (body.charAt(at + i) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void part(Text body, int from, int to) {
    int content = from;
    while (content < to && !isBlankLine(body, content)) {
      content = lineEnd(body, content);
    }
    int headersEnd = Math.min(content, to);
    content = Math.min(lineEnd(body, content), to);
    boolean named = pushName(body, from, headersEnd);
    boolean file = fileNames(body, from, headersEnd);
    int end = to > content && body.charAt(to - 1) == '\r' ? to - 1 : to;
    content(body, content, file ? Math.min(end, content + FILE_HEAD) : end, file);
    if (named) {
      walk.key().pop();
    }
  }

  private static boolean isBlankLine(Text body, int at) {
    char c = body.charAt(at);
    return c == '\n' || (c == '\r' && at + 1 < body.length() && body.charAt(at + 1) == '\n');
  }

  private boolean pushName(Text body, int from, int to) {
    int at = attribute(body, from, to, "name=");
    if (at < 0) {
      return false;
    }
    Text name = walk.take().slice(body, valueStart(body, at), valueEnd(body, at, to));
    walk.key().push(name, 0, name.length());
    walk.name(name);
    walk.give();
    return true;
  }

  private boolean fileNames(Text body, int from, int to) {
    int at = attribute(body, from, to, "filename=");
    int extended = attribute(body, from, to, "filename*=");
    walk.at(Place.FILE_NAME);
    show(body, at, to);
    show(body, extended, to);
    walk.at(Place.MULTIPART);
    return at >= 0 || extended >= 0;
  }

  private void show(Text body, int at, int to) {
    if (at >= 0) {
      walk.plain(walk.take().slice(body, valueStart(body, at), valueEnd(body, at, to)));
      walk.give();
    }
  }

  private void content(Text body, int from, int to, boolean file) {
    Text text = walk.take().slice(body, from, Math.max(from, to));
    walk.at(file ? Place.FILE : Place.MULTIPART);
    if (file) {
      walk.plain(text);
    } else {
      walk.value(text);
    }
    walk.at(Place.MULTIPART);
    walk.give();
  }

  /** Where the value of an attribute of the part's headers begins, or -1. */
  private static int attribute(Text body, int from, int to, String name) {
    int at = Ascii.indexOf(body.chars(), from, to, name);
    while (at > from && (Ascii.isWord(body.charAt(at - 1)) || body.charAt(at - 1) == '*')) {
      at = Ascii.indexOf(body.chars(), at + 1, to, name);
    }
    return at < 0 ? -1 : at + name.length();
  }

  private static int valueStart(Text body, int at) {
    return at < body.length() && body.charAt(at) == '"' ? at + 1 : at;
  }

  private static int valueEnd(Text body, int at, int to) {
    boolean quoted = at < to && body.charAt(at) == '"';
    int i = quoted ? at + 1 : at;
    while (i < to
        && (quoted ? body.charAt(i) != '"' : body.charAt(i) != ';')
        && body.charAt(i) != '\n') {
      i += quoted && body.charAt(i) == '\\' && i + 1 < to && body.charAt(i + 1) == '"' ? 2 : 1;
    }
    return Math.min(i, to);
  }
}
