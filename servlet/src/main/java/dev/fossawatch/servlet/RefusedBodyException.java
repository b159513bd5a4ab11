package dev.fossawatch.servlet;

import java.io.IOException;

/** The rest of a request body was refused while the application read it. */
final class RefusedBodyException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedBodyException() {
    super("the request body was refused");
  }
}
