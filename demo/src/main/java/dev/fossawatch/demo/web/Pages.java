package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-rendered pages from the templates beside this class. What every page shows, such as the
 * user's name, comes from the request attribute {@link #COMMON}. Thread-safe.
 */
public final class Pages {
  /** The request attribute with a record whose components every page may show. */
  public static final String COMMON = Pages.class.getName() + ".common";

  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  /** Answers 200 with a page. */
  public void send(
      HttpServletRequest request, HttpServletResponse response, String name, Object model)
      throws IOException {
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(render(request, name, model));
  }

  private byte[] render(HttpServletRequest request, String name, Object model) {
    ObjectNode tree = (ObjectNode) Json.tree(model);
    Object common = request.getAttribute(COMMON);
    if (common != null) {
      tree.setAll((ObjectNode) Json.tree(common));
    }
    return template(name).render(tree).getBytes(StandardCharsets.UTF_8);
  }

  private Template template(String name) {
    Template known = templates.get(name);
    if (known == null) {
      known = Template.parse(resource(name), this::template);
      templates.put(name, known);
    }
    return known;
  }

  private static String resource(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name + ".html")) {
      if (in == null) {
        throw new IllegalArgumentException("no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
