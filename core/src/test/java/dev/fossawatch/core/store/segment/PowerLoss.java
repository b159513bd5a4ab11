package dev.fossawatch.core.store.segment;

import java.io.Serial;

/** The power is gone; nothing catches this but the test that switched it off. */
public final class PowerLoss extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;
}
