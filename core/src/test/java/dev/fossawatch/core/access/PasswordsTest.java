package dev.fossawatch.core.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new Secrets(), 10);

  @Test
  void matchThemselvesAndNothingElse() {
    PasswordHash stored = passwords.hash("correct horse battery");
    assertThat(passwords.matches("correct horse battery", stored)).isTrue();
    assertThat(passwords.matches("correct horse batterx", stored)).isFalse();
    assertThat(passwords.matches("", stored)).isFalse();
    assertThat(passwords.matches("x".repeat(1_000_000), stored)).isFalse();
    assertThat(passwords.matches("correct horse battery", null)).isFalse();
  }

  @Test
  void matchHoweverTheirAccentsWereTyped() {
    PasswordHash composed = passwords.hash("caf\u00e9 au lait, s'il vous pla\u00eet");
    assertThat(passwords.matches("cafe\u0301 au lait, s'il vous plai\u0302t", composed)).isTrue();
  }

  @Test
  void areSaltedEachOnTheirOwn() {
    assertThat(passwords.hash("correct horse battery").hash())
        .isNotEqualTo(passwords.hash("correct horse battery").hash());
  }

  /** Computed with Python's {@code hashlib.pbkdf2_hmac('sha256', …)}. */
  @Test
  void agreeWithAnotherImplementation() {
    PasswordHash known =
        new PasswordHash(
            PasswordHash.ALGORITHM,
            1000,
            Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(US_ASCII)),
            "BVALGMmC/K/8ELErc5VgJxyPFApArIZRCQsqjEgZWJ4=");
    assertThat(passwords.matches("correct horse battery", known)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "elevenchars"})
  void areRefusedWhenTooShort(String password) {
    assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash(password));
  }

  @Test
  void areRefusedWhenTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash("x".repeat(501)));
  }

  @Test
  void useAsManyIterationsAsIsAskedOfPbkdf2() {
    assertThat(Passwords.ITERATIONS).isGreaterThanOrEqualTo(600_000);
  }

  @Test
  void turnAwayWhoComesWhenTooManyAreWaiting() throws Exception {
    Passwords slow = new Passwords(new Secrets(), 300_000);
    PasswordHash stored = slow.hash("correct horse battery");
    int callers = 40;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    CountDownLatch together = new CountDownLatch(callers);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      answers.add(
          threads.submit(
              () -> {
                together.countDown();
                together.await();
                try {
                  return slow.matches("correct horse battery", stored);
                } catch (BusyException busy) {
                  return false;
                }
              }));
    }
    long accepted = 0;
    for (Future<Boolean> answer : answers) {
      accepted += answer.get(1, TimeUnit.MINUTES) ? 1 : 0;
    }
    threads.shutdown();
    assertThat(accepted).isBetween(1L, (long) callers - 1);
    assertThat(slow.matches("correct horse battery", stored)).isTrue();
  }
}
