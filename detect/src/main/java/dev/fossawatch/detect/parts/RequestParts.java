package dev.fossawatch.detect.parts;

import org.jspecify.annotations.Nullable;

/**
 * A request as the engine wants to see it; an adapter implements it over its server's request.
 * Called from one thread during one inspection.
 */
public interface RequestParts {

  String method();

  /** The path exactly as it was sent, without the query. */
  String path();

  /** The path as the server resolved it, or null when that is not known. */
  default @Nullable String canonicalPath() {
    return null;
  }

  /** The query as it was sent, without the question mark, or null. */
  @Nullable String query();

  /** How many header lines there are; a repeated header counts each time. */
  int headerCount();

  String headerName(int index);

  String headerValue(int index);

  /**
   * What was received of the body; the array may be longer than {@link #bodyLength()}. Null: none.
   */
  byte @Nullable [] body();

  /** How many bytes of {@link #body()} are valid. */
  int bodyLength();

  /** Whether that is all of the body. */
  default boolean bodyComplete() {
    return true;
  }

  /** The template of the route, for exclusions; empty when it is not known. */
  default String route() {
    return "";
  }
}
