package dev.fossawatch.core.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A locked directory on disk. */
final class DiskDirectory implements DataDirectory {
  private static final String ASIDE = ".imported";

  private final Path directory;
  private final DirectoryLock lock;

  private DiskDirectory(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static DiskDirectory open(Path path) throws UnusableDirectoryException {
    try {
      Path directory = OwnerOnly.directory(path);
      return new DiskDirectory(directory, DirectoryLock.acquire(directory));
    } catch (UnusableDirectoryException refused) {
      throw refused;
    } catch (IOException | SecurityException unable) {
      throw new UnusableDirectoryException(
          "The data directory " + path + " cannot be used: " + unable, unable);
    }
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(directory);
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    Path file = file(name);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    OwnerOnly.checkFile(file);
    FileName.checkSize(name, Files.size(file));
    return Optional.of(Files.readAllBytes(file));
  }

  @Override
  public synchronized void replace(String name, byte[] content) throws IOException {
    FileName.checkSize(name, content.length);
    Path target = file(name);
    Path fresh = directory.resolve("." + name + ".new");
    Files.deleteIfExists(fresh);
    try {
      write(fresh, content);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    DurableNames.force(directory);
  }

  // A stream, not a channel: a channel is closed when the thread of a request is interrupted.
  private static void write(Path file, byte[] content) throws IOException {
    OwnerOnly.create(file);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    if (Files.deleteIfExists(file(name))) {
      DurableNames.force(directory);
    }
  }

  @Override
  public synchronized void setAside(String name) throws IOException {
    Files.move(file(name), file(name + ASIDE), StandardCopyOption.ATOMIC_MOVE);
    DurableNames.force(directory);
  }

  @Override
  public void close() {
    lock.close();
  }

  private Path file(String name) {
    return directory.resolve(FileName.checked(name));
  }
}
