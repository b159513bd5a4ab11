package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curl makes of the gateway over TLS. */
class CurlTest {
  @TempDir Path directory = Path.of("");

  @Test
  void curlSpeaksHttp2OverTlsWithItAndHttp11WhereItWants() throws Exception {
    Path curl = new Requires().program("curl");
    TestCertificate shown = TestCertificate.of("localhost", directory);
    Path key = shown.keyTo(directory.resolve("key.pem"));
    Path certificate = shown.certificateTo(directory.resolve("cert.pem"));
    try (RecordingUpstream upstream = new RecordingUpstream();
        Front gateway =
            Front.of(
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
