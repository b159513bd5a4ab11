package dev.fossawatch.core.access;

import dev.fossawatch.core.store.Changes;
import dev.fossawatch.core.store.Durability;
import dev.fossawatch.core.store.Sql;
import dev.fossawatch.core.store.SqlFile;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.StoreException;
import dev.fossawatch.core.time.TimeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Takes the content of a file over into the store, once: what has been taken over is noted with it,
 * by its hash, so that a file which is still there does not bring back what was removed since.
 */
final class FileImport {
  private static final SqlFile SQL = SqlFile.of(FileImport.class, "imports.sql");
  private static final Sql KNOWN = SQL.get("known");
  private static final Sql INSERT = SQL.get("insert");

  private final StateStore store;
  private final TimeSource time;

  FileImport(StateStore store, TimeSource time) {
    this.store = store;
    this.time = time;
  }

  /** Puts rows in. */
  interface Content {
    void into(Changes changes) throws StoreException;
  }

  /**
   * Takes a file over, if that has not been done.
   *
   * @return whether the store has it for good, so that the file is not needed any more
   */
  boolean take(String file, byte[] bytes, Content content) throws StoreException {
    String hash = sha256(bytes);
    Durability durability =
        store.writeAndWait(
            changes -> {
              if (changes.first(KNOWN, row -> row.text("file"), file, hash).isEmpty()) {
                content.into(changes);
                changes.execute(INSERT, file, hash, time.now());
              }
              return true;
            });
    return durability == Durability.DURABLE;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
