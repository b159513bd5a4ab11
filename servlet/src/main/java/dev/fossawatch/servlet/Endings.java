package dev.fossawatch.servlet;

/** Tells when a failed request is really over: after the error page that the container may run. */
interface Endings {

  /**
   * Sees to it that the watch is ended later.
   *
   * @return whether it will be; where not, the filter's own end must do
   */
  boolean willEnd(Watch watch);
}
