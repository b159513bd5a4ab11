package dev.fossawatch.core.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority and certificates of 127.0.0.1 it signed, made with the JDK's own keytool. */
final class TestCertificates {
  private static final String PASSWORD = "changeit";

  private final Path file;
  private final KeyStore store;

  TestCertificates(Path directory) throws IOException, GeneralSecurityException {
    file = directory.resolve("test.p12");
    keytool("-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c", "-validity", "900");
    leaf("good", "-validity", "100");
    leaf("soon", "-validity", "5");
    leaf("expired", "-startdate", "-20d", "-validity", "10");
    store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private void leaf(String alias, String... validity) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-alias", alias, "-dname", "CN=" + alias, "-ext", "san=ip:127.0.0.1"));
    arguments.addAll(List.of("-signer", "ca"));
    arguments.addAll(Arrays.asList(validity));
    keytool(arguments.toArray(String[]::new));
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-keystore", file.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
  }

  /** What a server with the certificate of this alias uses. */
  SSLContext server(String alias) throws GeneralSecurityException, IOException {
    char[] password = PASSWORD.toCharArray();
    KeyStore one = empty();
    one.setKeyEntry(
        alias, store.getKey(alias, password), password, store.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** What a client uses that trusts the certificate of this alias. */
  SSLContext trusting(String alias) throws GeneralSecurityException, IOException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry(alias, store.getCertificate(alias));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
