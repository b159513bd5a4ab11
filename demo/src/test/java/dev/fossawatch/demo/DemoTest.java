package dev.fossawatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command line. */
class DemoTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void theHelpTellsEveryOptionAndExitCode() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "--port",
            "--admin-port",
            "--data-dir",
            "--no-traffic",
            "--gateway",
            "--seed",
            "Exit codes");
  }

  @ParameterizedTest
  @CsvSource({
    "--port=70000, '--port is a number from 0 to 65535, not 70000'",
    "--admin-port=-1, '--admin-port is a number from 0 to 65535, not -1'",
    "--port=many, --port",
    "--upstream=x, --upstream"
  })
  void aWrongOptionIsNamed(String option, String message) {
    assertThat(run(option)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void aPortInUseEndsWithOneLineAndAnExitCode() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int status =
          run("--port=" + other.getLocalPort(), "--admin-port=0", "--data-dir=" + directory);
      assertThat(status).isEqualTo(1);
      assertThat(err.toString()).contains("--port").doesNotContain("\tat ");
    }
  }

  private int run(String... arguments) {
    CommandLine command = Demo.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
