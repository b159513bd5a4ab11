package dev.fossawatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fossawatch demo} as a process, with a stand-in for the demonstration. */
class DemoCommandTest {
  @TempDir Path directory;

  @Test
  void theDemonstrationGetsItsArgumentsAndGivesItsExitCode() throws Exception {
    Process process = demo("exit", "7", "--no-traffic", "--help");
    assertThat(process.inputReader().readLine()).isEqualTo("[exit, 7, --no-traffic, --help]");
    assertThat(process.waitFor()).isEqualTo(7);
  }

  @Test
  void theDemonstrationEndsWithTheProcessThatStartedIt() throws Exception {
    Process process = demo("wait");
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo("[wait]");
    ProcessHandle child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    process.toHandle().destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(out.readLine()).isEqualTo("ended in order");
  }

  @Test
  void aMissingDemonstrationIsTold() throws Exception {
    Process process = start(directory.resolve("none.jar"), List.of());
    assertThat(process.errorReader().readLine())
        .startsWith("fossawatch demo: the demonstration is not built");
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
  }

  private Process demo(String... arguments) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH, Path.of("target", "test-classes").toUri().toString());
    Path jar = directory.resolve("stand in.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return start(jar, List.of(arguments));
  }

  private static Process start(Path jar, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Dfossawatch.demo.jar=" + jar,
                "-cp",
                System.getProperty("java.class.path", ""),
                Main.class.getName(),
                "demo"));
    command.addAll(arguments);
    return new ProcessBuilder(command).start();
  }
}
