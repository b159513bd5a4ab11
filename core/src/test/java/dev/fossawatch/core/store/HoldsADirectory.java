package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that opens a data directory, says what came of it and waits. */
final class HoldsADirectory {
  private HoldsADirectory() {}

  public static void main(String[] arguments) throws IOException {
    try (DataDirectory held = DataDirectory.open(Path.of(arguments[0]))) {
      System.out.println("held " + held.path().isPresent());
      System.in.read();
    } catch (UnusableDirectoryException refused) {
      System.out.println(refused.getMessage());
    }
  }

  static Process start(Path directory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HoldsADirectory.class.getName(), directory.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  static String firstLine(Process process) throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }
}
