package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate the gateway shows, and over what it speaks. */
class TlsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @TempDir private Path directory = Path.of("");
  private ScriptedUpstream upstream;

  @BeforeEach
  void startUpstream() throws IOException {
    upstream = ScriptedUpstream.answering(OK);
  }

  @AfterEach
  void stopUpstream() throws IOException {
    upstream.close();
  }

  private Path certificate() {
    return directory.resolve("cert.pem");
  }

  private Path key() {
    return directory.resolve("key.pem");
  }

  private void show(TestCertificate shown) throws Exception {
    shown.certificateTo(certificate());
    shown.keyTo(key());
  }

  private Front front() throws GatewayException {
    return Front.of(
        upstream,
        "gateway.tls.certificate",
        certificate().toString(),
        "gateway.tls.key",
        key().toString(),
        "gateway.tls.reload_interval",
        "1s");
  }

  /** Believes every certificate: the tests look at it themselves. */
  private static SSLSocket connect(int port) throws Exception {
    X509TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {anybody}, null);
    return (SSLSocket)
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
  }

  private static String shownBy(Front front) {
    try (SSLSocket socket = connect(front.port())) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aKeystoreServesAsWellAsFiles() throws Exception {
    TestCertificate kept = TestCertificate.of("kept", directory);
    try (Front front =
            Front.of(
                upstream,
                "gateway.tls.keystore",
                kept.keystore().toString(),
                "gateway.tls.keystore_password",
                TestCertificate.PASSWORD);
        Line line = new Line(connect(front.port()))) {
      assertThat(shownBy(front)).isEqualTo("CN=kept");
      assertThat(line.send(Front.request("GET", "/")).said().body()).isEqualTo("ok");
      assertThat(upstream.next().head()).contains("X-Forwarded-Proto: https\r\n");
    }
  }

  @Test
  void aNewCertificateIsShownToNewConnectionsWhileOldOnesLiveOn() throws Exception {
    show(TestCertificate.of("first", directory));
    try (Front front = front();
        Line old = new Line(connect(front.port()))) {
      assertThat(old.send(Front.request("GET", "/")).said().body()).isEqualTo("ok");
      assertThat(shownBy(front)).isEqualTo("CN=first");

      show(TestCertificate.of("second", directory));
      Eventually.holds("the second is shown", () -> shownBy(front).equals("CN=second"));

      assertThat(old.send(Front.request("GET", "/")).said().body()).isEqualTo("ok");
    }
  }

  @Test
  void filesThatCannotBeUsedLeaveTheCertificateAsItIs() throws Exception {
    show(TestCertificate.of("good", directory));
    try (Front front = front()) {
      TestCertificate.of("other", directory).keyTo(key());
      assertThat(shownBy(front)).isEqualTo("CN=good");
      Files.writeString(key(), "no key");
      Files.writeString(certificate(), "no certificate");
      assertThat(shownBy(front)).isEqualTo("CN=good");

      show(TestCertificate.of("better", directory));
      Eventually.holds("the better is shown", () -> shownBy(front).equals("CN=better"));
    }
  }

  @Test
  void aKeyThatDoesNotBelongToTheCertificateStopsTheStart() throws Exception {
    TestCertificate.of("one", directory).certificateTo(certificate());
    TestCertificate.of("another", directory).keyTo(key());

    assertThatThrownBy(this::front)
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("gateway.tls")
        .hasMessageContaining("does not belong to the certificate");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(this::front)
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("gateway.tls")
        .hasMessageContaining("cert.pem");
  }

  @Test
  void onlyForwardSecrecyIsSpoken() throws Exception {
    show(TestCertificate.of("strict", directory));
    try (Front front = front();
        SSLSocket socket = connect(front.port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }
}
