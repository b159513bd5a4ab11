package dev.fossawatch.promql.agreement;

import dev.fossawatch.promql.testing.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What promtool answered. */
record Promtool(int code, String told) {
  /** Runs promtool in a directory. */
  static Promtool run(Path directory, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Needs.program("promtool").toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Promtool(process.waitFor(), told);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
