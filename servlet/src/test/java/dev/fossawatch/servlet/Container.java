package dev.fossawatch.servlet;

/** A real servlet container that runs one application on a free port. */
interface Container {
  int port();

  void stop() throws Exception;
}
