package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A key and a certificate signed by itself, made for a test by the JDK's keytool. */
final class TestCertificate {
  static final String PASSWORD = "changeit";
  private static final String ALIAS = "gateway";

  private final Path keystore;
  private final KeyStore entries;

  private TestCertificate(Path keystore, KeyStore entries) {
    this.keystore = keystore;
    this.entries = entries;
  }

  /** One of this name, kept in a directory. */
  static TestCertificate of(String name, Path directory) throws Exception {
    Path keystore = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD,
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
    return new TestCertificate(
        keystore, KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray()));
  }

  /** The PKCS#12 file, whose password is {@link #PASSWORD}. */
  Path keystore() {
    return keystore;
  }

  /** Writes the certificate as PEM. */
  Path certificateTo(Path file) throws IOException, GeneralSecurityException {
    return Files.writeString(file, pem("CERTIFICATE", entries.getCertificate(ALIAS).getEncoded()));
  }

  /** Writes the key as PEM. */
  Path keyTo(Path file) throws IOException, GeneralSecurityException {
    byte[] key = entries.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    return Files.writeString(file, pem("PRIVATE KEY", key));
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
  }
}
