package dev.fossawatch.core.http;

import org.jspecify.annotations.Nullable;

/**
 * What Fossawatch reads of a response, and the headers it adds before the response is committed.
 */
public interface ResponseView {

  /** The status the client gets or got, 100 to 599. */
  int status();

  /**
   * The value of a response header as set so far, matched without regard to case; null if unset.
   */
  @Nullable String header(String name);

  /** Sets a header, replacing earlier values; without effect once the response is committed. */
  void setHeader(String name, String value);
}
