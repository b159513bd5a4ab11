package dev.fossawatch.servlet;

import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** How many bytes text takes in the charset of a response. */
enum EncodedLength {
  /** Charsets of one byte a character, and all that are not worth their own line. */
  SINGLE {
    @Override
    int of(CharSequence text, int start, int end) {
      return end - start;
    }
  },
  UTF_8 {
    @Override
    int of(CharSequence text, int start, int end) {
      int bytes = end - start;
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        if (c >= 0x80) {
          bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
      }
      return bytes;
    }
  },
  UTF_16 {
    @Override
    int of(CharSequence text, int start, int end) {
      return 2 * (end - start);
    }
  };

  /** Bytes of the characters from {@code start} to before {@code end}. */
  abstract int of(CharSequence text, int start, int end);

  final int of(String text, int offset, int count) {
    return of((CharSequence) text, offset, offset + count);
  }

  final int of(char[] chars, int offset, int count) {
    return of(CharBuffer.wrap(chars), offset, offset + count);
  }

  final int of(char c) {
    return of(String.valueOf(c), 0, 1);
  }

  static EncodedLength in(String name) {
    try {
      Charset charset = Charset.forName(name);
      if (charset.equals(StandardCharsets.UTF_8)) {
        return UTF_8;
      }
      return charset.name().startsWith("UTF-16") ? UTF_16 : SINGLE;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return SINGLE;
    }
  }
}
