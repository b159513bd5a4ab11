package dev.fossawatch.detect;

import dev.fossawatch.detect.text.Base64;
import dev.fossawatch.detect.text.Text;
import dev.fossawatch.detect.text.Unescaper;

/** The buffers for what a value becomes when one layer of hiding after the other is taken off. */
final class Readings {
  /** How many layers are taken off at most. */
  static final int MOST_ROUNDS = 3;

  private final Text[] rounds = {new Text(), new Text(), new Text()};
  private final Text decoded = new Text();

  /** The reading after {@code text}, which is number {@code round}; itself when nothing changes. */
  Text next(Text text, int round) {
    Text next = rounds[round];
    return Unescaper.unescape(text, next) ? next : text;
  }

  /** What a value that is base64 holds; itself when it is not, or holds no text. */
  Text decoded(Text text) {
    boolean holdsText =
        Base64.isShaped(text, 0, text.length())
            && Base64.decodeText(text, 0, text.length(), decoded);
    return holdsText ? decoded : text;
  }

  int capacity() {
    int sum = decoded.capacity();
    for (Text text : rounds) {
      sum += text.capacity();
    }
    return sum;
  }
}
