package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps files for as long as the process lives; logs are not kept at all. */
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
  public AppendLog log(String name, long maxBytes, int kept) {
    return new Forgetful();
  }

  @Override
  public void close() {}

  private static final class Forgetful implements AppendLog {
    @Override
    public void append(String line) {}

    @Override
    public List<String> latest(int max) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
