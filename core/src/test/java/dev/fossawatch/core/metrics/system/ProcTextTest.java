package dev.fossawatch.core.metrics.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcTextTest {

  private static ProcText line(String content) {
    ProcText text = ProcText.of(content.getBytes(UTF_8));
    assertThat(text.nextLine()).isTrue();
    return text;
  }

  @ParameterizedTest
  @CsvSource({
    "'42',42",
    "'  42 7',42",
    "'\t42\r',42",
    "'0',0",
    "'9223372036854775807',9223372036854775807",
    "'9223372036854775808',9223372036854775807",
    "'18446744073709551615',9223372036854775807",
    "'99999999999999999999999999999999999999',9223372036854775807",
    "'-1',-1",
    "'-7',-1",
    "'+7',-1",
    "'7x',-1",
    "'0x10',-1",
    "'1e9',-1",
    "'7,5',-1",
    "'max',-1",
    "'   ',-1",
    "'٣',-1",
  })
  void aNumberIsADecimalWordAndAnythingElseIsAbsent(String content, long expected) {
    assertThat(line(content).number()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'0.52',0.52",
    "'12',12",
    "'.5',0.5",
    "'1.2.3',NaN",
    "'.',NaN",
    "'1e308',NaN",
    "'NaN',NaN",
    "'Infinity',NaN",
    "'-1',NaN",
    "'0x1p3',NaN",
    "'5d',NaN",
    "'111111111111111111111111111111111111',NaN",
  })
  void aDecimalHasNoSignAndNoExponent(String content, Double expected) {
    assertThat(line(content).decimal()).isEqualTo(expected);
  }

  @Test
  void wordsEndAtTheLine() {
    ProcText text = line("a b\nc");
    assertThat(text.word()).isEqualTo("a");
    text.skipWords(5);
    assertThat(text.word()).isEmpty();
    assertThat(text.number()).isEqualTo(ProcText.ABSENT);
    assertThat(text.nextLine()).isTrue();
    assertThat(text.word()).isEqualTo("c");
    assertThat(text.nextLine()).isFalse();
    assertThat(text.nextLine()).isFalse();
  }

  @Test
  void aValueIsFoundByTheStartOfItsLineOnly() {
    ProcText text = line("nonvoluntary: 1\nvoluntary: 2\nvoluntary: 3\n");
    assertThat(text.valueOf("voluntary:")).isEqualTo(2);
    assertThat(text.valueOf("nonvoluntary:")).isEqualTo(1);
    assertThat(text.valueOf("missing:")).isEqualTo(ProcText.ABSENT);
  }

  @Test
  void kibibytesDoNotOverflow() {
    assertThat(line("A: 3 kB").kibibytesOf("A:")).isEqualTo(3072);
    assertThat(line("A: 9223372036854775807 kB").kibibytesOf("A:")).isEqualTo(Long.MAX_VALUE);
    assertThat(line("A: kB").kibibytesOf("A:")).isEqualTo(ProcText.ABSENT);
  }

  @Test
  void anEmptyTextHasNoLine() {
    ProcText text = ProcText.of(new byte[0]);
    assertThat(text.nextLine()).isFalse();
    assertThat(text.word()).isEmpty();
    assertThat(text.skip("cpu")).isFalse();
    assertThat(text.skipPastLast(')')).isFalse();
    assertThat(text.firstNumber()).isEqualTo(ProcText.ABSENT);
  }
}
