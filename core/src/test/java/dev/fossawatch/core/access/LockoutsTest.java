package dev.fossawatch.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutsTest {
  private final ManualTime time = new ManualTime();
  private final Lockouts lockouts = new Lockouts(time, 3, Duration.ofMinutes(15));

  @Test
  void beginWithTheFailureThatIsOneTooMany() {
    assertThat(lockouts.failed("a")).isFalse();
    assertThat(lockouts.failed("a")).isFalse();
    assertThat(lockouts.remaining("a")).isZero();
    assertThat(lockouts.failed("a")).isTrue();
    assertThat(lockouts.remaining("a")).isEqualTo(Duration.ofMinutes(15));
    assertThat(lockouts.remaining("b")).isZero();
  }

  @Test
  void endAfterTheirTimeHoweverManyMoreFailuresCome() {
    failThreeTimes("a");
    time.advance(Duration.ofMinutes(10));
    assertThat(lockouts.failed("a")).isFalse();
    assertThat(lockouts.remaining("a")).isEqualTo(Duration.ofMinutes(5));
    time.advance(Duration.ofMinutes(5));
    assertThat(lockouts.remaining("a")).isZero();
    assertThat(lockouts.failed("a")).isFalse();
  }

  @Test
  void forgetFailuresOfLongAgo() {
    lockouts.failed("a");
    time.advance(Duration.ofMinutes(10));
    lockouts.failed("a");
    time.advance(Duration.ofMinutes(6));
    assertThat(lockouts.failed("a")).as("the first of a new window").isFalse();
    assertThat(lockouts.failed("a")).isFalse();
    assertThat(lockouts.failed("a")).isTrue();
  }

  @Test
  void rememberOnlySoManyClients() {
    for (int i = 0; i < 3 * Lockouts.MAX_CLIENTS; i++) {
      lockouts.failed("client-" + i);
    }
    assertThat(lockouts.size()).isLessThanOrEqualTo(Lockouts.MAX_CLIENTS);
  }

  private void failThreeTimes(String client) {
    for (int i = 0; i < 3; i++) {
      lockouts.failed(client);
    }
  }
}
