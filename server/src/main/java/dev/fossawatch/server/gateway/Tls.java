package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.GatewayTlsConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How clients are spoken to over TLS: with which certificate, protocols and ciphers. Immutable. */
final class Tls {
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  /** Forward secrecy and authenticated encryption alone, as RFC 9325 recommends. */
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final KeyCertOptions material;
  private final boolean http2;

  private Tls(KeyCertOptions material, boolean http2) {
    this.material = material;
    this.http2 = http2;
  }

  /**
   * Reads certificate and key.
   *
   * @return null where none is configured
   * @throws IOException naming the file that cannot be read, or saying why what it holds cannot be
   *     used
   */
  static @Nullable Tls read(Vertx vertx, GatewayTlsConfig config, boolean http2)
      throws IOException {
    KeyCertOptions material = material(config);
    if (material == null) {
      return null;
    }
    KeyOwnership.require(vertx, material);
    return new Tls(material, http2);
  }

  private static @Nullable KeyCertOptions material(GatewayTlsConfig config) throws IOException {
    Path certificate = config.certificate();
    Path key = config.key();
    Path keystore = config.keystore();
    if (keystore != null) {
      return new PfxOptions().setValue(content(keystore)).setPassword(config.keystorePassword());
    }
    return certificate == null || key == null
        ? null
        : new PemKeyCertOptions().addCertValue(content(certificate)).addKeyValue(content(key));
  }

  private static Buffer content(Path file) throws IOException {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new IOException("cannot read " + file + " (" + unreadable + ")", unreadable);
    }
  }

  /** Has a server speak TLS. */
  HttpServerOptions secure(HttpServerOptions server) {
    SUITES.forEach(server::addEnabledCipherSuite);
    return server
        .setSsl(true)
        .setKeyCertOptions(material)
        .setEnabledSecureTransportProtocols(PROTOCOLS)
        .setUseAlpn(true)
        .setAlpnVersions(
            http2
                ? List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)
                : List.of(HttpVersion.HTTP_1_1));
  }

  /** The same for a server that runs. */
  ServerSSLOptions options() {
    ServerSSLOptions options = new ServerSSLOptions().setKeyCertOptions(material);
    SUITES.forEach(options::addEnabledCipherSuite);
    return options
        .setEnabledSecureTransportProtocols(PROTOCOLS)
        .setUseAlpn(true)
        .setApplicationLayerProtocols(http2 ? List.of("h2", "http/1.1") : List.of("http/1.1"));
  }
}
