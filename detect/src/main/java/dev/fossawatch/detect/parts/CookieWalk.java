package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;

/**
 * Walks the cookies of one header. Values are shown decoded, for most applications decode them; a
 * header without a single {@code =} is shown whole.
 */
final class CookieWalk {
  private final Walk walk;

  CookieWalk(Walk walk) {
    this.walk = walk;
  }

  void walk(Text header) {
    int start = 0;
    for (int i = 0; i <= header.length(); i++) {
      if (i == header.length() || header.charAt(i) == ';') {
        cookie(header, Ascii.skipSpaces(header.chars(), start, i), i);
        start = i + 1;
      }
    }
  }

  private void cookie(Text header, int from, int to) {
    int equals = from;
    while (equals < to && header.charAt(equals) != '=') {
      equals++;
    }
    Text text = walk.take();
    if (equals == to) {
      FormWalk.decode(header, from, to, text);
      walk.value(text);
    } else {
      walk.key().push(header, from, equals);
      text.slice(header, from, equals);
      walk.name(text);
      FormWalk.decode(header, equals + 1, to, text);
      walk.value(text);
      walk.key().pop();
    }
    walk.give();
  }
}
