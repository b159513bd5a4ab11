package dev.fossawatch.server.gateway;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects of one level, a line each, in ASCII: every other character is escaped, so
 * that no text can break a line, nor mean something to the terminal it is read on. Not thread-safe.
 */
final class JsonLine {
  private static final String HEX = "0123456789abcdef";

  private final ByteArrayOutputStream out;
  private boolean first;

  JsonLine(ByteArrayOutputStream out) {
    this.out = out;
  }

  void begin() {
    out.write('{');
    first = true;
  }

  void end() {
    out.write('}');
    out.write('\n');
  }

  /** Writes a member; none where the text is null. */
  void text(String name, @Nullable String text) {
    if (text != null) {
      name(name);
      quoted(text);
    }
  }

  void number(String name, long number) {
    name(name);
    plain(Long.toString(number));
  }

  /** Writes nanoseconds as milliseconds with three decimals; nothing where they are negative. */
  void millis(String name, long nanos) {
    if (nanos >= 0) {
      name(name);
      plain(Long.toString(nanos / 1_000_000));
      out.write('.');
      plain(Long.toString(1_000 + nanos / 1_000 % 1_000).substring(1));
    }
  }

  private void name(String name) {
    if (!first) {
      out.write(',');
    }
    first = false;
    quoted(name);
    out.write(':');
  }

  private void quoted(String text) {
    out.write('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.write('"');
  }

  private void character(char sign) {
    if (sign == '"' || sign == '\\') {
      out.write('\\');
      out.write(sign);
    } else if (sign >= ' ' && sign <= '~') {
      out.write(sign);
    } else {
      plain("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.write(HEX.charAt(sign >> shift & 0xf));
      }
    }
  }

  private void plain(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      out.write(ascii.charAt(i));
    }
  }
}
