package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps files for as long as the process lives. */
final class MemoryDirectory implements DataDirectory {
  private static final int MAX_FILES = 100;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(FileName.checked(name))).map(byte[]::clone);
  }

  @Override
  public void replace(String name, byte[] content) throws IOException {
    FileName.checkSize(name, content.length);
    if (files.size() >= MAX_FILES && !files.containsKey(name)) {
      throw new IOException("more than " + MAX_FILES + " files in memory");
    }
    files.put(FileName.checked(name), content.clone());
  }

  @Override
  public void delete(String name) {
    files.remove(FileName.checked(name));
  }

  @Override
  public void setAside(String name) {
    files.remove(FileName.checked(name));
  }

  @Override
  public void close() {}
}
