package dev.fossawatch.demo.data;

/** The database refused or could not be reached. */
public final class DataFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFault(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
