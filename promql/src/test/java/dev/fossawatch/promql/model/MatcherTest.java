package dev.fossawatch.promql.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on labels, and which regular expressions are refused. */
class MatcherTest {
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, ab, false",
    "a|b, b, true",
    "a|b, ab, false",
    ".*, '', true",
    ".+, '', false",
    "a.*, abc, true",
    "(?i)A, a, true",
    "'', '', true",
    "a|, '', true",
    "'a{2,3}', aa, true",
    "'a{2,3}', a, false",
    "[{]1, {1, true",
    "\\p{Lu}, A, true",
    "x{, x{, true"
  })
  void aRegularExpressionMustMatchTheWholeValue(String regex, String value, boolean matches) {
    assertThat(new Matcher(Matcher.Kind.REGEX, "l", regex).matches(value)).isEqualTo(matches);
    assertThat(new Matcher(Matcher.Kind.NOT_REGEX, "l", regex).matches(value)).isEqualTo(!matches);
  }

  @Test
  void aLineBreakIsACharacterLikeAnyOther() {
    assertThat(new Matcher(Matcher.Kind.REGEX, "l", "a.b").matches("a\nb")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "(?:(?:a{0,100}){0,100}){0,100}",
        "(.{1000}|x){1000}",
        "([\\]a]{1000}){1000}"
      })
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void anExpressionThatWouldFillTheMemoryIsRefused(String regex) {
    assertThatThrownBy(() -> new Matcher(Matcher.Kind.REGEX, "l", regex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("error parsing regexp: expression too large: `" + regex + "`");
  }

  @Test
  void anExpressionThatNestsTooDeeplyIsRefused() {
    String regex = "(".repeat(10_000) + "a" + ")".repeat(10_000);
    assertThatThrownBy(() -> new Matcher(Matcher.Kind.REGEX, "l", regex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nests too deeply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a{1000}", "([a-z]{1,100}){50}", "\\x{10FFFF}", "(a|b)?{0}", "[]a{9999}]"})
  void expressionsOfAReasonableSizeAreTaken(String regex) {
    assertThatCode(() -> RegexSize.check(regex)).doesNotThrowAnyException();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void whatBacktracksElsewhereTakesLinearTime() {
    Matcher matcher = new Matcher(Matcher.Kind.REGEX, "l", "(a*)*b");
    assertThat(matcher.matches("a".repeat(100_000))).isFalse();
  }
}
