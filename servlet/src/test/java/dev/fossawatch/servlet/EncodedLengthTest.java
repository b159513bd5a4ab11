package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedLengthTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf8", "ISO-8859-1", "US-ASCII", "UTF-16BE", "windows-1252"})
  void textIsAsLongAsItsEncoding(String charset) {
    for (String text : new String[] {"", "plain", "caf\u00e9", "\u20ac5", "a\ud83d\ude00b"}) {
      if (Charset.forName(charset).newEncoder().canEncode(text)) {
        int expected = text.getBytes(Charset.forName(charset)).length;

        assertThat(EncodedLength.in(charset).of(text, 0, text.length())).isEqualTo(expected);
        assertThat(EncodedLength.in(charset).of(text.toCharArray(), 0, text.length()))
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no such charset", "", "x-unknown"})
  void anUnknownCharsetHarmsNobody(String charset) {
    assertThat(EncodedLength.in(charset)).isEqualTo(EncodedLength.SINGLE);
  }
}
