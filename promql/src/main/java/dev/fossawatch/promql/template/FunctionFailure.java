package dev.fossawatch.promql.template;

/** Why a function of a template has no answer. */
final class FunctionFailure extends Exception {
  private static final long serialVersionUID = 1L;

  FunctionFailure(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
