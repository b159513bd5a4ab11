package dev.fossawatch.demo.web;

/** Something this application depends on failed; its message is for the log, not for visitors. */
public abstract class Outage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected Outage(String message) {
    super(message);
  }

  /** The status of the answer, 502 or 504. */
  public abstract int status();

  /** What a visitor may be told. */
  public abstract String advice();
}
