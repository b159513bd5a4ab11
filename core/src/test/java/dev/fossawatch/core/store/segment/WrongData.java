package dev.fossawatch.core.store.segment;

import java.io.Serial;

/** What is stored differs from what was acknowledged. */
final class WrongData extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WrongData(String what) {
    super(what);
  }
}
