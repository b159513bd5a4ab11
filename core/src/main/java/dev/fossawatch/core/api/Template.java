package dev.fossawatch.core.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page with gaps, written as a subset of Mustache: {@code {{name}}} shows a value, {@code
 * {{#name}}…{{/name}}} repeats for each element of a list and shows once for anything else that is
 * there and not false, {@code {{^name}}…{{/name}}} shows otherwise. Names are looked up in the
 * innermost object first. Every value is escaped; there is no way to leave that out. Immutable.
 */
final class Template {
  /** A tag; one that begins or ends a section on a line of its own takes the line with it. */
  private static final Pattern TAG =
      Pattern.compile("(?m)^\\{\\{([#^/])([a-z0-9_.]+)}}\n|\\{\\{([#^/]?)([a-z0-9_.]+)}}");

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  private sealed interface Part {
    void render(Scope scope, StringBuilder out);
  }

  private record Text(String text) implements Part {
    @Override
    public void render(Scope scope, StringBuilder out) {
      out.append(text);
    }
  }

  private record Value(String name) implements Part {
    @Override
    public void render(Scope scope, StringBuilder out) {
      JsonNode value = scope.find(name);
      if (!value.isNull() && !value.isMissingNode()) {
        escape(value.asString(), out);
      }
    }
  }

  private record Section(String name, List<Part> parts) implements Part {
    @Override
    public void render(Scope scope, StringBuilder out) {
      JsonNode value = scope.find(name);
      if (value.isArray()) {
        value.forEach(element -> renderAll(parts, new Scope(element, scope), out));
      } else if (isThere(value)) {
        renderAll(parts, new Scope(value, scope), out);
      }
    }
  }

  private record Otherwise(String name, List<Part> parts) implements Part {
    @Override
    public void render(Scope scope, StringBuilder out) {
      if (!isThere(scope.find(name))) {
        renderAll(parts, scope, out);
      }
    }
  }

  private static final class Scope {
    private final JsonNode here;
    private final @Nullable Scope around;

    Scope(JsonNode here, @Nullable Scope around) {
      this.here = here;
      this.around = around;
    }

    JsonNode find(String name) {
      if (name.equals(".")) {
        return here;
      }
      JsonNode value = here;
      for (String step : name.split("\\.", -1)) {
        value = value.path(step);
      }
      return value.isMissingNode() && around != null ? around.find(name) : value;
    }
  }

  /**
   * @throws IllegalArgumentException if a section is not closed, or closed without being open
   */
  static Template of(String source) {
    Matcher tags = TAG.matcher(source);
    Cursor cursor = new Cursor(source, tags);
    List<Part> parts = parse(cursor, "");
    return new Template(parts);
  }

  private static List<Part> parse(Cursor cursor, String section) {
    List<Part> parts = new ArrayList<>();
    while (cursor.next(parts)) {
      String name = cursor.name();
      switch (cursor.kind()) {
        case "#" -> parts.add(new Section(name, parse(cursor, name)));
        case "^" -> parts.add(new Otherwise(name, parse(cursor, name)));
        case "/" -> {
          requireSame(section, name);
          return parts;
        }
        default -> parts.add(new Value(name));
      }
    }
    requireSame(section, "");
    return parts;
  }

  private static void requireSame(String open, String closed) {
    if (!open.equals(closed)) {
      throw new IllegalArgumentException("section '" + open + "' is closed by '" + closed + "'");
    }
  }

  private static final class Cursor {
    private final String source;
    private final Matcher tags;
    private int position;

    Cursor(String source, Matcher tags) {
      this.source = source;
      this.tags = tags;
    }

    /** Adds the text before the next tag, and tells whether there is one. */
    boolean next(List<Part> parts) {
      boolean found = tags.find();
      parts.add(new Text(source.substring(position, found ? tags.start() : source.length())));
      position = found ? tags.end() : source.length();
      return found;
    }

    String kind() {
      return tags.group(1) == null ? tags.group(3) : tags.group(1);
    }

    String name() {
      return tags.group(2) == null ? tags.group(4) : tags.group(2);
    }
  }

  String render(JsonNode model) {
    StringBuilder out = new StringBuilder();
    renderAll(parts, new Scope(model, null), out);
    return out.toString();
  }

  private static void renderAll(List<Part> parts, Scope scope, StringBuilder out) {
    parts.forEach(part -> part.render(scope, out));
  }

  private static boolean isThere(JsonNode value) {
    boolean nothing = value.isMissingNode() || value.isNull();
    boolean no = value.isBoolean() && !value.asBoolean();
    boolean empty = value.isArray() && value.isEmpty();
    return !nothing && !no && !empty;
  }

  /** Text for element content and quoted attributes; control characters become visible. */
  private static void escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isHidden(c) ? '\ufffd' : c);
              }
            });
  }

  /** Control characters, lone surrogates, and those that turn the direction of a line. */
  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return (type == Character.CONTROL && c != '\n' && c != '\t')
        || type == Character.SURROGATE
        || (type == Character.FORMAT && c != 0x200d);
  }
}
