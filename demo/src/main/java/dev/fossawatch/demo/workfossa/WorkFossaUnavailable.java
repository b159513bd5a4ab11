package dev.fossawatch.demo.workfossa;

/** The outside service did not hand out its work orders. */
final class WorkFossaUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkFossaUnavailable(String message) {
    super(message);
  }
}
