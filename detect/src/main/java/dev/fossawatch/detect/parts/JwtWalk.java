package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Base64;
import dev.fossawatch.detect.text.Text;

/** Opens a JSON Web Token: header and payload are walked as documents under the key {@code jwt}. */
final class JwtWalk {
  /** The key under which the members of a token's header stand. */
  static final String HEADER = "jwt";

  private static final int SHORTEST = 16;

  private final Walk walk;

  JwtWalk(Walk walk) {
    this.walk = walk;
  }

  /** Says whether the text is a token; if so its parts have been shown. */
  boolean walk(Text token) {
    int first = dot(token, 0);
    int second = first < 0 ? -1 : dot(token, first + 1);
    if (first < SHORTEST || second < 0 || token.charAt(1) != 'y' || !walk.key().hasRoom()) {
      return false;
    }
    if (!Base64.isShaped(token, 0, first)) {
      return false;
    }
    boolean opened = part(token, 0, first, HEADER);
    if (opened) {
      part(token, first + 1, second, "jwt-payload");
      signature(token, second + 1);
    }
    return opened;
  }

  private boolean part(Text token, int from, int to, String name) {
    Text decoded = walk.take();
    boolean text = Base64.isShaped(token, from, to) && Base64.decodeText(token, from, to, decoded);
    if (text) {
      walk.key().push(name);
      walk.value(decoded);
      walk.key().pop();
    }
    walk.give();
    return text;
  }

  /** Shows a signature that is missing, as the dot after which it should stand. */
  private void signature(Text token, int from) {
    if (from == token.length()) {
      walk.key().push("jwt-unsigned");
      walk.plain(walk.take().slice(token, from - 1, from));
      walk.give();
      walk.key().pop();
    }
  }

  private static int dot(Text token, int from) {
    for (int i = from; i < token.length(); i++) {
      if (token.charAt(i) == '.') {
        return i;
      }
    }
    return -1;
  }
}
