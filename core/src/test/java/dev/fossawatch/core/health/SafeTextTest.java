package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all is well | all is well",
        "at http://user:pw@host:80/x | at http://***@host:80/x",
        "jdbc:x://a:b@c@h/d?password=pw&ssl=1 | jdbc:x://***@h/d?password=***&ssl=1",
        "http://host/a@b | http://host/a@b",
        "://@ | ://***@",
        "a://u:p@h b://v:q@i | a://***@h b://***@i",
        "Password=hunter2;User=x | Password=***;User=x",
        "PASSWORD=hunter2 | PASSWORD=***",
        "token: abc def | token: *** def",
        "api_key=abc, secret=def) | api_key=***, secret=***)",
        "password authentication failed | password authentication failed",
        "password= | password=",
        "password: | password:",
        "tokens and secrets | tokens and secrets",
        "{\"password\":\"hunter2\",\"user\":\"x\"} | {\"password\":\"***\",\"user\":\"x\"}",
        "Authorization: Bearer abc.def, Accept: x | Authorization: ***, Accept: x",
        "X-Api-Key: abc def | X-Api-Key: *** def",
        "password | password",
        "ends with :// | ends with ://",
      })
  void whatLooksLikeASecretIsMasked(String text, String shown) {
    assertThat(SafeText.line(text, 300)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u001bb",
        "a\u0085b",
        "a\u202eb",
        "a\u200bb",
        "a\ud800b",
        "a\udc00b"
      })
  void whatCannotBeSeenIsReplaced(String text) {
    assertThat(SafeText.line(text, 300)).isEqualTo("a\ufffdb");
  }

  @Test
  void severalLinesBecomeOne() {
    assertThat(SafeText.line("\n one\r\ntwo\tthree\u2028four\n", 300))
        .isEqualTo("one  two three four");
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(SafeText.line("x".repeat(50_000_000), 300)).isEqualTo("x".repeat(299) + "…");
    assertThat(SafeText.line("x".repeat(301), 300)).isEqualTo("x".repeat(299) + "…");
    assertThat(SafeText.line("x".repeat(300), 300)).isEqualTo("x".repeat(300));
  }

  @Test
  void otherScriptsStayAsTheyAre() {
    assertThat(SafeText.line("Größe 大小 \ud83d\ude80 İ", 300)).isEqualTo("Größe 大小 \ud83d\ude80 İ");
  }

  @Test
  void aFaultWithoutWordsIsNamed() {
    assertThat(SafeText.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(SafeText.of(new IllegalStateException("no"))).isEqualTo("IllegalStateException: no");
    assertThat(SafeText.of(new Mute())).isEqualTo("Mute");
  }

  private static final class Mute extends Exception {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }
  }
}
