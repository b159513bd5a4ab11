package dev.fossawatch.core.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What can be told of a database by its first bytes, before SQLite is let near it.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html">Database File Format</a>
 */
final class SqliteHeaders {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);
  private static final int WAL_HEADER = 32;
  private static final int WAL_SUMMED = 24;
  private static final int WAL_MAGIC = 0x377f0682;

  private SqliteHeaders() {}

  /**
   * Refuses a file that is no database, and a write-ahead log that SQLite would take for none and
   * throw away.
   */
  static void check(Path file) throws IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    OwnerOnly.checkFile(file);
    byte[] head = head(file, MAGIC.length);
    if (head.length > 0 && !Arrays.equals(head, MAGIC)) {
      throw new UnusableStoreException(damaged(file, "it is no SQLite database"), null);
    }
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    if (Files.exists(log) && !isLog(head(log, WAL_HEADER))) {
      throw new UnusableStoreException(
          ("%s is damaged, and with it the last changes. It was left as it is; restore a backup, or"
                  + " move that file away to go on with what %s holds without it.")
              .formatted(log, file.getFileName()),
          null);
    }
  }

  /** What to say of a database that is not whole. */
  static String damaged(Path file, String how) {
    return ("%s is damaged: %s. It was left as it is; restore a backup, or save what can be read with"
            + " sqlite3 %s .recover, or move it and its -wal away to begin anew.")
        .formatted(file, how, file);
  }

  private static byte[] head(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }

  /** Whether this is the head of a log, or of one whose first write a power cut has undone. */
  private static boolean isLog(byte[] head) {
    if (head.length < WAL_HEADER || Arrays.equals(head, new byte[WAL_HEADER])) {
      return true;
    }
    ByteBuffer words = ByteBuffer.wrap(head);
    int magic = words.getInt(0);
    if ((magic & ~1) != WAL_MAGIC) {
      return false;
    }
    words.order((magic & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int first = 0;
    int second = 0;
    for (int at = 0; at < WAL_SUMMED; at += 8) {
      first += words.getInt(at) + second;
      second += words.getInt(at + 4) + first;
    }
    words.order(ByteOrder.BIG_ENDIAN);
    return first == words.getInt(WAL_SUMMED) && second == words.getInt(WAL_SUMMED + 4);
  }
}
