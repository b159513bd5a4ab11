package dev.fossawatch.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where containers read a body in different ways, so that a replayed one reads as theirs. */
enum ContainerRules {
  /**
   * Reads forms of PUT as of POST, in UTF-8. Without a configuration it spoils a multipart body.
   */
  JETTY(StandardCharsets.UTF_8) {
    @Override
    boolean readsFormOf(String method) {
      return "POST".equals(method) || "PUT".equals(method);
    }

    @Override
    boolean mayReadParts(HttpServletRequest request) {
      return request.getAttribute("org.eclipse.jetty.multipartConfig") != null;
    }
  },

  /** Tomcat, and what the specification says. */
  OTHER(StandardCharsets.ISO_8859_1) {
    @Override
    boolean readsFormOf(String method) {
      return "POST".equals(method);
    }

    @Override
    boolean mayReadParts(HttpServletRequest request) {
      return true;
    }
  };

  private final Charset formCharset;

  ContainerRules(Charset formCharset) {
    this.formCharset = formCharset;
  }

  static ContainerRules of(HttpServletRequest request) {
    return request.getServletContext().getServerInfo().startsWith("jetty/") ? JETTY : OTHER;
  }

  /** The charset of a form that names none. */
  Charset formCharset() {
    return formCharset;
  }

  /** Whether parameters are looked for in the body of a request with this method. */
  abstract boolean readsFormOf(String method);

  /** Whether the container may be asked for parts without harm. */
  abstract boolean mayReadParts(HttpServletRequest request);
}
