package dev.fossawatch.core.metrics.system;

import static java.util.Objects.requireNonNull;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a recorded machine that a test may change, and a reader of it. */
final class RecordedTree implements AutoCloseable {
  final ManualTime time = new ManualTime();
  final InternalErrors errors = new InternalErrors();
  final SystemReader reader;
  private final Path root;

  /** A machine with the JDK's beans out of reach. */
  static class NoBeans extends StandardBeans {
    @Override
    public int processors() {
      return 2;
    }

    @Override
    public double loadAverage() {
      return ProcText.ABSENT;
    }

    @Override
    public long uptimeMillis() {
      return 0;
    }

    @Override
    public List<String> fileSystemRoots() {
      return List.of();
    }
  }

  RecordedTree(Path root) {
    this(root, new NoBeans());
  }

  RecordedTree(Path root, JdkBeans beans) {
    this.root = root;
    this.reader = new SystemReader(root, beans, mount -> new Space(100, 40, 30), time, errors);
  }

  static RecordedTree copyOf(String name, Path directory) {
    Path source = fixture(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = directory.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return new RecordedTree(directory);
  }

  static Path fixture(String name) {
    try {
      return Path.of(requireNonNull(RecordedTree.class.getResource("fixtures/" + name)).toURI());
    } catch (URISyntaxException fault) {
      throw new IllegalStateException(fault);
    }
  }

  void write(String file, String content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(requireNonNull(path.getParent()));
      Files.writeString(path, content);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
