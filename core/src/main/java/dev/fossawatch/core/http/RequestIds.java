package dev.fossawatch.core.http;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Request ids: the client's own where it sent a harmless one, else 128 random bits as 32
 * hexadecimal digits. An id names a request in logs; it is no secret and proves nothing.
 */
final class RequestIds {
  static final String HEADER = "X-Request-ID";
  private static final int MAX_LENGTH = 128;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  String of(RequestView request) {
    String sent = request.header(HEADER);
    return sent != null && isHarmless(sent) ? sent : make();
  }

  private static String make() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] digits = new char[32];
    long bits = random.nextLong();
    for (int i = 0; i < 32; i++) {
      if (i == 16) {
        bits = random.nextLong();
      }
      digits[i] = HEX[(int) (bits & 15)];
      bits >>>= 4;
    }
    return new String(digits);
  }

  private static boolean isHarmless(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isIdCharacter(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.:/+=@".indexOf(c) >= 0;
  }
}
