package dev.fossawatch.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A multipart body that the container has parsed within the limits of the servlet it is meant for,
 * written out again: once for the guard, again for an application that wants the stream.
 */
final class PartsBody {
  private static final int FILE_BYTES_JUDGED = 4 * 1024;

  private final String boundary;
  private final Collection<Part> parts;

  private PartsBody(String boundary, Collection<Part> parts) {
    this.boundary = boundary;
    this.parts = parts;
  }

  /**
   * Lets the container parse the body.
   *
   * @return null where the servlet is not configured for parts, so that nothing was read
   */
  static @Nullable PartsBody of(HttpServletRequest request) throws IOException, ServletException {
    if (!ContainerRules.of(request).mayReadParts(request)) {
      return null;
    }
    try {
      return new PartsBody(boundary(String.valueOf(request.getContentType())), request.getParts());
    } catch (IllegalStateException refused) {
      if (refused.getCause() == null) {
        return null;
      }
      throw refused;
    }
  }

  private static String boundary(String contentType) {
    int start = contentType.indexOf("boundary=");
    if (start < 0) {
      return "";
    }
    String value = contentType.substring(start + "boundary=".length());
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).trim().replace("\"", "");
  }

  /** The body up to a limit, of each file only its name, headers and first 4 KiB. */
  byte[] judged(int limit) throws IOException {
    try (InputStream in = open(FILE_BYTES_JUDGED)) {
      return in.readNBytes(limit);
    }
  }

  /** The whole body. */
  InputStream open() throws IOException {
    return open(Long.MAX_VALUE);
  }

  private InputStream open(long bytesOfFile) throws IOException {
    List<InputStream> pieces = new ArrayList<>();
    for (Part part : parts) {
      pieces.add(text(head(part)));
      boolean cut = part.getSubmittedFileName() != null && part.getSize() > bytesOfFile;
      pieces.add(cut ? beginning(part, (int) bytesOfFile) : part.getInputStream());
      pieces.add(text("\r\n"));
    }
    pieces.add(text("--" + boundary + "--\r\n"));
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  private static InputStream beginning(Part part, int bytes) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return new ByteArrayInputStream(in.readNBytes(bytes));
    }
  }

  private String head(Part part) {
    StringBuilder head = new StringBuilder("--").append(boundary).append("\r\n");
    for (String name : part.getHeaderNames()) {
      for (String value : part.getHeaders(name)) {
        head.append(name).append(": ").append(value).append("\r\n");
      }
    }
    return head.append("\r\n").toString();
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
