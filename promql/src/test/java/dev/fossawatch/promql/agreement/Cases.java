package dev.fossawatch.promql.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder, and those on which promtool may say something else, with the reason. */
record Cases(Path folder, Map<String, String> differences) {
  private static final Path HOME =
      Path.of("src/test/resources/dev/fossawatch/promql/agreement").toAbsolutePath();

  static Cases of(String folder) {
    Map<String, String> differences = new TreeMap<>();
    for (String line : read(HOME.resolve(folder + "-differences.txt")).lines().toList()) {
      int colon = line.indexOf(": ");
      differences.put(line.substring(0, colon), line.substring(colon + 2));
    }
    return new Cases(HOME.resolve(folder), differences);
  }

  List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String text(String name) {
    return read(folder.resolve(name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
