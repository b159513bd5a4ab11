package dev.fossawatch.servlet;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** How many bytes text takes in the charset of a response. */
enum EncodedLength {
  /** Charsets of one byte a character, and all that are not worth a constant of their own. */
  SINGLE {
    @Override
    int of(char c) {
      return 1;
    }
  },
  UTF_8 {
    @Override
    int of(char c) {
      if (c < 0x80) {
        return 1;
      }
      return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
  },
  UTF_16 {
    @Override
    int of(char c) {
      return 2;
    }
  };

  /** Bytes of a character, half of them where it is half of a surrogate pair. */
  abstract int of(char c);

  final int of(String text, int offset, int count) {
    int bytes = 0;
    for (int i = offset; i < offset + count; i++) {
      bytes += of(text.charAt(i));
    }
    return bytes;
  }

  final int of(char[] chars, int offset, int count) {
    int bytes = 0;
    for (int i = offset; i < offset + count; i++) {
      bytes += of(chars[i]);
    }
    return bytes;
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
