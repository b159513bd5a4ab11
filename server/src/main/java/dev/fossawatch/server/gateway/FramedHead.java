package dev.fossawatch.server.gateway;

import org.jspecify.annotations.Nullable;

/** What the head of one message says of its framing; judges the fields that say it. */
final class FramedHead {
  private boolean old;
  private boolean hasHost;
  private boolean chunked;
  private long length;

  /** Forgets the head before. */
  void begin() {
    old = false;
    hasHost = false;
    chunked = false;
    length = -1;
  }

  /** The request line says HTTP/1.0. */
  void isOld() {
    old = true;
  }

  /** Takes a field; what is wrong with it, or null. */
  @Nullable FramingViolation take(KnownField field, FramingText value) {
    return switch (field) {
      case HOST -> host(value);
      case CONTENT_LENGTH -> contentLength(value);
      case TRANSFER_ENCODING -> transferEncoding(value);
      case CONTENT_LENGTH_LOOKALIKE, TRANSFER_ENCODING_LOOKALIKE ->
          FramingViolation.LOOKALIKE_FIELD;
      case OBSOLETE_WEBSOCKET_KEY_1, OBSOLETE_WEBSOCKET_KEY_2 ->
          FramingViolation.OBSOLETE_WEBSOCKET;
      case OTHER -> null;
    };
  }

  private @Nullable FramingViolation host(FramingText value) {
    if (hasHost) {
      return FramingViolation.REPEATED_HOST;
    }
    hasHost = true;
    return value.isAuthority() ? null : FramingViolation.MALFORMED_HOST;
  }

  private @Nullable FramingViolation contentLength(FramingText value) {
    if (length >= 0) {
      return FramingViolation.REPEATED_CONTENT_LENGTH;
    }
    length = value.decimal();
    return length < 0 ? FramingViolation.MALFORMED_CONTENT_LENGTH : null;
  }

  private @Nullable FramingViolation transferEncoding(FramingText value) {
    if (chunked || !value.isInAnyCase("chunked")) {
      return FramingViolation.UNSUPPORTED_CODING;
    }
    chunked = true;
    return null;
  }

  /** What is wrong with the head as a whole, or null. */
  @Nullable FramingViolation conclude() {
    if (!hasHost && !old) {
      return FramingViolation.MISSING_HOST;
    }
    if (chunked && length >= 0) {
      return FramingViolation.LENGTH_AND_CODING;
    }
    return chunked && old ? FramingViolation.CODING_IN_HTTP_1_0 : null;
  }

  boolean isChunked() {
    return chunked;
  }

  /** Bytes of a body that is not chunked; 0 where there is none. */
  long bodyBytes() {
    return Math.max(length, 0);
  }
}
