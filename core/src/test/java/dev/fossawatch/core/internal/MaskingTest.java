package dev.fossawatch.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://bob:s3cret@example.org/a       | https://******@example.org/a
          https://bob:p@ss/w0rd@example.org/a    | https://******@example.org/a
          https://example.org:8443/a             | https://example.org:8443/a
          https://bob@example.org/a              | https://bob@example.org/a
          https://example.org/?a=1&api_key=k&b=2 | https://example.org/?a=1&api_key=******&b=2
          https://example.org/?access_token=t    | https://example.org/?access_token=******
          jdbc:postgresql://db/x?user=a&password=b&ssl=true | jdbc:postgresql://db/x?user=a&password=******&ssl=true
          jdbc:postgresql://u:p@db/x             | jdbc:postgresql://******@db/x
          jdbc:sqlserver://db;user=a;Password=b;x=y | jdbc:sqlserver://db;user=a;Password=******;x=y
          jdbc:h2:mem:x;PWD=1                    | jdbc:h2:mem:x;PWD=******
          jdbc:oracle:thin:scott/tiger@//db:1521/x | jdbc:oracle:thin:******@//db:1521/x
          jdbc:oracle:thin:@//db:1521/x          | jdbc:oracle:thin:@//db:1521/x
          two https://a:b@c and https://d:e@f    | two https://******@c and https://******@f
          nothing to hide                        | nothing to hide
          """)
  void secretsInUrlsAreMasked(String text, String masked) {
    assertThat(Masking.urls(text)).isEqualTo(masked);
  }

  @Test
  void timeGrowsNoFasterThanTheText() {
    String hostile = "//" + "a:".repeat(2_000) + "?pass".repeat(2_000) + "//:".repeat(2_000);
    assertThat(Masking.urls(hostile)).isEqualTo(hostile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1&api_key=k&b=2               | a=1&api_key=******&b=2
          Access_Token=t                  | Access_Token=******
          password=&x                     | password=******&x
          /login;sessiontoken=x/y?q=1     | /login;sessiontoken=******?q=1
          https://bob:s3c@example.org/?a=1 | https://******@example.org/?a=1
          next=http://bob:s3c@example.org | next=http://******@example.org
          https://example.org:8443/a@b    | https://******@b
          https://example.org:8443/a      | https://example.org:8443/a
          https://example.org/#token=x    | https://example.org/#token=******
          =pass                           | =pass
          monkey                          | monkey
          """)
  void secretsInRequestsAreMasked(String text, String masked) {
    assertThat(Masking.ofRequest(text)).isEqualTo(masked);
  }
}
