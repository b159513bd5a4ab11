package dev.fossawatch.promql.model;

/**
 * A remark on a query that was answered all the same.
 *
 * @param kind how serious it is
 * @param message what is remarked, without the kind and the place
 * @param place where in the query, line:column
 */
public record Annotation(Kind kind, String message, String place) {
  /** How serious a remark is. */
  public enum Kind {
    /** The answer is probably not what was meant. */
    WARNING("PromQL warning: "),
    /** Something to know. */
    INFO("PromQL info: ");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /** As Prometheus writes it: {@code PromQL warning: … (1:4)}. */
  @Override
  public String toString() {
    return kind.prefix + message + " (" + place + ")";
  }
}
