package dev.fossawatch.demo.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

  @Test
  void onlyTheSamePasswordMatchesWhatWasStored() {
    PasswordHash stored = PasswordHash.parse(PasswordHash.of("correct horse").toString());
    assertThat(stored.matches("correct horse")).isTrue();
    assertThat(stored.matches("correct horses")).isFalse();
    assertThat(stored.matches("")).isFalse();
  }

  @Test
  void theSamePasswordIsStoredDifferentlyEachTime() {
    assertThat(PasswordHash.of("x").toString()).isNotEqualTo(PasswordHash.of("x").toString());
  }

  @Test
  void whatIsNoStoredPasswordIsRefused() {
    assertThatThrownBy(() -> PasswordHash.parse("plain"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
