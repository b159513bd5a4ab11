package dev.fossawatch.core.store.segment;

import java.io.Serial;

/** What is stored of a block is not what was written; the block is lost, the others are not. */
public final class BrokenBlockException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  BrokenBlockException(String file, Block block) {
    super(file + " is broken at " + block);
  }
}
