package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.FakeRequest;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldBodyTest {
  private final ManualTime time = new ManualTime();

  private HeldBody read(int available, int piece, Duration pause, long declared)
      throws IOException {
    Exchange exchange =
        new Exchanges(
                time,
                new TrustedProxies(List.of(), 64),
                Guard.OPEN,
                new Recording(),
                new BodyLimits(10_000, Duration.ofSeconds(2).toNanos()),
                new InternalErrors())
            .begin(new FakeRequest(Map.of()));
    return HeldBody.read(new SlowInput(available, piece, pause), declared, exchange);
  }

  @Test
  void aShortBodyIsHeldWhole() throws Exception {
    assertThat(read(50, 20, Duration.ZERO, -1))
        .matches(held -> held.whole() && held.length() == 50);
    assertThat(read(50, 20, Duration.ZERO, 50))
        .matches(held -> held.whole() && held.length() == 50);
  }

  @Test
  void ofALongBodyOnlyTheBeginningIsHeld() throws Exception {
    HeldBody held = read(1_000_000, 3_000, Duration.ZERO, -1);

    assertThat(held.length()).isEqualTo(10_000);
    assertThat(held.whole()).isFalse();
    assertThat(held.bytes()).hasSizeLessThanOrEqualTo(10_000);
  }

  @Test
  void aDeclaredLengthReservesNoMoreThanTheLimit() throws Exception {
    assertThat(read(100, 100, Duration.ZERO, Long.MAX_VALUE).bytes()).hasSize(10_000);
  }

  @Test
  void aSlowBodyIsNotHeldLongerThanItsTime() throws Exception {
    HeldBody held = read(1_000_000, 10, Duration.ofMillis(500), -1);

    assertThat(held.length()).isEqualTo(40);
    assertThat(held.whole()).isFalse();
  }

  /** Gives so many bytes in pieces, pausing before each. */
  private final class SlowInput extends ServletInputStream {
    private final int piece;
    private final Duration pause;
    private int left;

    SlowInput(int available, int piece, Duration pause) {
      left = available;
      this.piece = piece;
      this.pause = pause;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      time.advance(pause);
      int given = Math.min(left, Math.min(piece, length));
      left -= given;
      return given == 0 ? -1 : given;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isFinished() {
      return left == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
