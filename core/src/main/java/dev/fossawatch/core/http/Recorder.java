package dev.fossawatch.core.http;

/** Is told of every exchange once when it begins and once when it has ended. Thread-safe. */
public interface Recorder {

  /** A request was received; its headers are readable. */
  void began(Exchange exchange);

  /** The exchange has ended; its outcome, status, bytes and duration are final. */
  void ended(Exchange exchange);
}
