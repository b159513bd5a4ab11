package dev.fossawatch.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "login failed, password=hunter2 | login failed, password=[redacted]",
        "{\"password\": \"a b c\", \"user\": \"x\"} | {\"password\": [redacted], \"user\": \"x\"}",
        "client_secret='s p', id=4 | client_secret=[redacted], id=4",
        "api-key: abc def | api-key: [redacted] def",
        "your token is abc123 | your token is [redacted]",
        "Authorization: Bearer abc.def.ghi | Authorization: [redacted]",
        "sent Bearer abcdefgh12345678 | sent Bearer [redacted]",
        "sessionId=AB12;x | sessionId=[redacted];x",
        "jdbc:postgresql://app:pw@db:5432/x | jdbc:postgresql://[redacted]@db:5432/x",
        "cannot reach app:pw@db | cannot reach [redacted]@db",
        "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x_y-z | got [redacted]",
        "key AKIAIOSFODNN7EXAMPLE | key [redacted]",
        "with ghp_16C7e42F292c6912E7710c838347Ae17 | with [redacted]",
        "hash da39a3ee5e6b4b0d3255bfef95601890afd80709 | hash [redacted]",
        "card 4111 1111 1111 1111 refused | card [redacted] refused",
      })
  void secretsAreTakenOut(String text, String redacted) {
    assertThat(Redaction.of(text)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order 17 not found",
        "Password too short",
        "no such token",
        "2026-05-01T10:00:00Z is in the past",
        "com.example.shop.orders.internal.VeryLongClassNameOfAnOrderRepositoryImplementation",
        "Connection to db.example.org:5432 refused",
        "550e8400-e29b-41d4-a716-446655440000 is unknown",
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Test
  void noTextTakesLong() {
    for (String unit :
        List.of("a", "a:", "password", "1 ", "-", "://", "a.b:", "\"", "0f", "eyJ")) {
      String hostile = unit.repeat(20_000 / unit.length());
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Redaction.of(hostile), unit);
    }
  }
}
