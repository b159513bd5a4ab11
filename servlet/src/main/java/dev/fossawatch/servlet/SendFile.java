package dev.fossawatch.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What Tomcat sends from a file by itself, after the application has only named it: {@code
 * org.apache.tomcat.sendfile.*} of Tomcat's Advanced IO.
 */
final class SendFile {
  private static final String START = "org.apache.tomcat.sendfile.start";
  private static final String END = "org.apache.tomcat.sendfile.end";

  private SendFile() {}

  static long bytes(HttpServletRequest request) {
    return request.getAttribute(END) instanceof Long end
            && request.getAttribute(START) instanceof Long start
        ? Math.max(0, end - start)
        : 0;
  }
}
