package dev.fossawatch.core.http;

import java.util.Locale;

/** What the duration of a response means. */
public enum ResponseKind {
  /** An answer with an end: its duration belongs in the latency histogram. */
  PLAIN,
  /** Events or data without a foreseeable end; its length says nothing about slowness. */
  STREAM,
  /** The connection changed its protocol (101), such as to a WebSocket. */
  UPGRADE;

  /** The value of the {@code kind} label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
