package dev.fossawatch.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where containers read and write bodies in different ways, so that ours go as theirs would. */
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

    @Override
    EncodedLength printed(HttpServletResponse response) {
      return EncodedLength.in(response.getCharacterEncoding());
    }

    @Override
    Locale formatLocale(HttpServletResponse response) {
      return response.getLocale();
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

    @Override
    EncodedLength printed(HttpServletResponse response) {
      return EncodedLength.SINGLE;
    }

    @Override
    @Nullable Locale formatLocale(HttpServletResponse response) {
      return null;
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

  /** How text that is printed to the stream of a response is encoded. */
  abstract EncodedLength printed(HttpServletResponse response);

  /** The locale a response's writer formats in where none is named; null for the machine's. */
  abstract @Nullable Locale formatLocale(HttpServletResponse response);
}
