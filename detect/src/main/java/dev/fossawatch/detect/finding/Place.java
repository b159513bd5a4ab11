package dev.fossawatch.detect.finding;

/** The part of a request in which something was found. */
public enum Place {
  METHOD,
  PATH,
  QUERY,
  HEADER,
  COOKIE,
  FORM,
  JSON,
  XML,
  MULTIPART,
  FILE_NAME,
  FILE,
  TEXT
}
