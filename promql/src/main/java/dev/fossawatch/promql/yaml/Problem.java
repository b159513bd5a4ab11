package dev.fossawatch.promql.yaml;

/** Something wrong in a file, and where. */
public record Problem(Place place, String message) {
  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
