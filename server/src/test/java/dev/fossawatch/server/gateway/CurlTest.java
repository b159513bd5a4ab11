package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curl makes of the gateway over TLS. */
class CurlTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory = Path.of("");

  @Test
  void curlSpeaksHttp2OverTlsWithItAndHttp11WhereItWants() throws Exception {
    Path curl = new Requires().program("curl");
    Path keystore = directory.resolve("gateway.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool"),
        "-genkeypair",
        "-alias",
        "g",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore.toString(),
        "-storepass",
        PASSWORD,
        "-validity",
        "2");
    KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
    Path key = pem("PRIVATE KEY", store.getKey("g", PASSWORD.toCharArray()).getEncoded());
    Path certificate = pem("CERTIFICATE", store.getCertificate("g").getEncoded());
    try (RecordingUpstream upstream = new RecordingUpstream();
        Gateway gateway =
            Stand.before(
                upstream.url(),
                "gateway.tls.certificate",
                certificate.toString(),
                "gateway.tls.key",
                key.toString())) {
      String url = "https://127.0.0.1:" + gateway.port();

      assertThat(curl(curl, "--http2", url + "/a?b=c")).isEqualTo("GET /a?b=c 2 200");
      assertThat(curl(curl, "--http1.1", url + "/a")).isEqualTo("GET /a 1.1 200");
      assertThat(curl(curl, "--http2", "-d", "x=y", url + "/form")).isEqualTo("POST /form 2 200");
      assertThat(upstream.takeReceived()).extracting(Seen::body).containsExactly("", "", "x=y");
    }
  }

  private Path pem(String what, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
    return Files.writeString(directory.resolve(what), text);
  }

  private static String curl(Path curl, String... arguments)
      throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("-k", "-sS", "-m", "30", "-w", " %{http_version} %{http_code}"));
    all.addAll(List.of(arguments));
    return run(curl, all.toArray(String[]::new));
  }

  private static String run(Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
