package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.io.Serial;

/** A file was written by a newer Fossawatch; nothing was altered. The message names the file. */
public final class NewerFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  NewerFormatException(String file, int version) {
    super(
        file
            + " has format version "
            + version
            + ", and this Fossawatch reads no more than "
            + FileHeader.VERSION
            + "; use a newer one, or move the file away.");
  }
}
