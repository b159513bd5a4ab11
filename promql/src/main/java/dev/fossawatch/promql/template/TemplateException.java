package dev.fossawatch.promql.template;

/** A template that cannot be read, or an expansion that failed, in the words of Go's package. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  TemplateException(String message, int offset) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** Where in the text it happened, in characters from 0. */
  public int offset() {
    return offset;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
