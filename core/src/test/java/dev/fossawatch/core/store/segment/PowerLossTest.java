package dev.fossawatch.core.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLossTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingAcknowledgedIsLostAtAnyStep(long seed) throws IOException {
    assertThat(new PowerLossCheck(seed, null).run()).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @EnumSource
  void theCheckFindsALossWhereForceIsForgotten(ForgetfulDisk.Point forgotten) {
    assertThatThrownBy(() -> new PowerLossCheck(1, forgotten).run()).isInstanceOf(WrongData.class);
  }
}
