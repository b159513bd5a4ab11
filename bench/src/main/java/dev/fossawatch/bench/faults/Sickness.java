package dev.fossawatch.bench.faults;

import java.util.Locale;

/** How an application misbehaves. */
enum Sickness {
  /** It reads a request and says nothing. */
  HANG,
  /** It resets the connection instead of answering. */
  RESET,
  /** It sends what is no HTTP. */
  GARBAGE,
  /** It sends its answer, and another one nobody asked for behind it. */
  MORE;

  /** The path that has it. */
  String path() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }
}
