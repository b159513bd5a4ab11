package dev.fossawatch.core.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to a file, each on disk before the call returns. A line torn by a crash or a full
 * disk is ended before the next one, so that it spoils no other.
 */
final class DiskLog implements AppendLog {
  private static final Logger LOG = LoggerFactory.getLogger(DiskLog.class);
  private static final int TAIL_BYTES = 1024 * 1024;

  private final Path file;
  private final long maxBytes;
  private final int kept;
  private FileOutputStream out;
  private long size;
  private boolean torn;

  DiskLog(Path file, long maxBytes, int kept) throws IOException {
    if (maxBytes < 1 || kept < 1) {
      throw new IllegalArgumentException("a log keeps at least one byte and one file");
    }
    this.file = file;
    this.maxBytes = maxBytes;
    this.kept = kept;
    torn = endsTorn(file);
    out = open(file);
    size = Files.size(file);
  }

  private static FileOutputStream open(Path file) throws IOException {
    OwnerOnly.create(file);
    return new FileOutputStream(file.toFile(), true);
  }

  private static boolean endsTorn(Path file) throws IOException {
    if (Files.notExists(file) || Files.size(file) == 0) {
      return false;
    }
    byte[] tail = tail(file, 1);
    return tail[0] != '\n';
  }

  @Override
  public synchronized void append(String line) throws IOException {
    byte[] bytes = ((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
    if (size > 0 && size + bytes.length > maxBytes) {
      rotate();
    }
    torn = true;
    out.write(bytes);
    out.getFD().sync();
    torn = false;
    size += bytes.length;
  }

  private void rotate() throws IOException {
    for (int older = kept - 1; older >= 1; older--) {
      if (Files.exists(numbered(older))) {
        move(numbered(older), numbered(older + 1));
      }
    }
    out.close();
    try {
      move(file, numbered(1));
    } finally {
      out = open(file);
      size = Files.size(file);
    }
    DurableNames.force(directory());
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path numbered(int number) {
    return directory().resolve(file.getFileName() + "." + number);
  }

  private Path directory() {
    return file.toAbsolutePath().resolveSibling("");
  }

  @Override
  public synchronized List<String> latest(int max) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path each : List.of(numbered(1), file)) {
      if (Files.exists(each)) {
        lines.addAll(lastLines(each));
      }
    }
    return List.copyOf(lines.subList(Math.max(0, lines.size() - max), lines.size()));
  }

  private static List<String> lastLines(Path file) throws IOException {
    String text = new String(tail(file, TAIL_BYTES), StandardCharsets.UTF_8);
    boolean whole = Files.size(file) <= TAIL_BYTES;
    int begin = whole ? 0 : text.indexOf('\n') + 1;
    return text.substring(begin, Math.max(begin, text.lastIndexOf('\n') + 1)).lines().toList();
  }

  private static byte[] tail(Path file, int bytes) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      byte[] tail = new byte[(int) Math.min(length, bytes)];
      in.seek(length - tail.length);
      in.readFully(tail);
      return tail;
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException unable) {
      LOG.debug("{} could not be closed", file, unable);
    }
  }
}
