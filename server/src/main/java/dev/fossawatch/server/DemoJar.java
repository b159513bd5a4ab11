package dev.fossawatch.server;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Finds the jar of the demonstration. */
final class DemoJar {
  /** The system property that names it. */
  private static final String PROPERTY = "fossawatch.demo.jar";

  private DemoJar() {}

  /** The jar the system property names, else one beside this program's own; null without either. */
  static @Nullable Path find() throws IOException {
    String named = System.getProperty(PROPERTY);
    if (named == null) {
      return beside(ownJar());
    }
    return Files.isRegularFile(Path.of(named)) ? Path.of(named) : null;
  }

  private static @Nullable Path beside(Path own) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(own.resolveSibling("."), "fossawatch-demo-*.jar")) {
      Iterator<Path> found = jars.iterator();
      return found.hasNext() ? found.next() : null;
    }
  }

  private static Path ownJar() {
    try {
      return Path.of(DemoJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("the place of a class is a URI", impossible);
    }
  }
}
