package dev.fossawatch.core.store.segment;

import dev.fossawatch.core.store.DurableNames;
import dev.fossawatch.core.store.OwnerOnly;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A directory of the file system. */
record RealDisk(Path directory) implements Disk {

  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  @Override
  public DiskFile create(String name) throws IOException {
    Path file = directory.resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    OwnerOnly.create(file);
    return open(name);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    Path file = directory.resolve(name);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    OwnerOnly.checkFile(file);
    return new RealFile(new RandomAccessFile(file.toFile(), "rw"));
  }

  @Override
  public DiskFile openForReading(String name) throws IOException {
    Path file = directory.resolve(name);
    try {
      return new RealFile(new RandomAccessFile(file.toFile(), "r"));
    } catch (FileNotFoundException unable) {
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new NoSuchFileException(file.toString());
      }
      throw unable;
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void force() throws IOException {
    DurableNames.force(directory);
  }

  /** Without a channel, which would be closed by the interruption of a thread that reads. */
  private record RealFile(RandomAccessFile file) implements DiskFile {
    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public int read(long position, byte[] into) throws IOException {
      synchronized (file) {
        file.seek(position);
        int count = 0;
        while (count < into.length) {
          int more = file.read(into, count, into.length - count);
          if (more < 0) {
            break;
          }
          count += more;
        }
        return count;
      }
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
      synchronized (file) {
        file.seek(position);
        file.write(bytes);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
