package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The style sheet and the script: a fixed list, so no path of a client ever reaches a file. */
public final class StaticFiles extends Resource {
  private static final Map<String, String> TYPES =
      Map.of(
          "/forecourt.css", "text/css;charset=utf-8", "/live.js", "text/javascript;charset=utf-8");

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = String.valueOf(request.getPathInfo());
    String type = TYPES.get(name);
    if (type == null) {
      throw Refusal.notFound();
    }
    response.setContentType(type);
    response.setHeader("Cache-Control", "max-age=300");
    try (InputStream in = StaticFiles.class.getResourceAsStream(name.substring(1))) {
      in.transferTo(response.getOutputStream());
    }
  }
}
