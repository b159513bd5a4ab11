package dev.fossawatch.promql.engine;

/** A query that was understood but could not be answered. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The data do not fit the query, or it asks for what is not supported. */
    EXECUTION,
    /** It would cost more than the limits allow. */
    LIMIT,
    /** It took too long. */
    TIMEOUT
  }

  private final Reason reason;

  /** A reason, and what exactly. */
  public QueryException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static QueryException execution(String message) {
    return new QueryException(Reason.EXECUTION, message);
  }

  static QueryException sameLabels() {
    return execution("vector cannot contain metrics with the same labelset");
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
