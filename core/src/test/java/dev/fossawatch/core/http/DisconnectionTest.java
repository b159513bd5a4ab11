package dev.fossawatch.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisconnectionTest {

  /** Named as Tomcat's own. */
  private static final class ClientAbortException extends IOException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aNameIsProofWhereverItTurnsUp() {
    Throwable wrapped = new IllegalStateException(new IOException(new ClientAbortException()));

    assertThat(Disconnection.isNamed(wrapped)).isTrue();
    assertThat(Disconnection.isOfConnection(wrapped)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Broken pipe",
        "Connection reset by peer",
        "Connection reset",
        "An existing connection was forcibly closed by the remote host",
        "An established connection was aborted by the software in your host machine"
      })
  void aPhraseIsProofOnTheClientsConnectionAlone(String phrase) {
    Throwable failure = new SQLException("query failed", new SocketException(phrase));

    assertThat(Disconnection.isOfConnection(failure)).isTrue();
    assertThat(Disconnection.isNamed(failure)).isFalse();
  }

  @Test
  void aClosedChannelIsALostClient() {
    assertThat(Disconnection.isOfConnection(new ClosedChannelException())).isTrue();
  }

  @Test
  void anythingElseIsNot() {
    assertThat(Disconnection.isOfConnection(new IOException("disk full"))).isFalse();
    assertThat(Disconnection.isOfConnection(new IOException((String) null))).isFalse();
    assertThat(Disconnection.isNamed(new IllegalStateException("EofException"))).isFalse();
  }

  @Test
  void causesThatGoInCirclesComeToAnEnd() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(Disconnection.isOfConnection(first)).isFalse();
  }
}
