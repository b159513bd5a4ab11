package dev.fossawatch.demo.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A page with holes, in a small part of Mustache: <code>{{name}}</code> is always escaped, <code>
 * {{#name}}…{{/name}}</code> repeats over a list and shows for a true value, <code>
 * {{^name}}…{{/name}}</code> shows for an absent, false or empty one, <code>{{>name}}</code> is
 * another template. Names are looked up from the innermost section outwards. There is no way to
 * write unescaped text. Immutable.
 */
final class Template {
  private static final Pattern TAG = Pattern.compile("\\{\\{([#^/>]?)([a-z_.]+)}}");

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /** A piece of a template that can write itself. */
  private interface Part {
    void write(Deque<JsonNode> scopes, StringBuilder out);
  }

  private record Text(String text) implements Part {
    @Override
    public void write(Deque<JsonNode> scopes, StringBuilder out) {
      out.append(text);
    }
  }

  private record Hole(String name) implements Part {
    @Override
    public void write(Deque<JsonNode> scopes, StringBuilder out) {
      JsonNode value = lookUp(scopes, name);
      if (!value.isNull() && !value.isMissingNode()) {
        Html.escape(value.asString(), out);
      }
    }
  }

  private record Section(String name, boolean inverted, List<Part> body) implements Part {
    @Override
    public void write(Deque<JsonNode> scopes, StringBuilder out) {
      JsonNode value = lookUp(scopes, name);
      if (inverted) {
        if (isNothing(value)) {
          body.forEach(part -> part.write(scopes, out));
        }
      } else if (value.isArray()) {
        value.forEach(element -> writeWithin(element, scopes, out));
      } else if (!isNothing(value)) {
        writeWithin(value, scopes, out);
      }
    }

    private void writeWithin(JsonNode scope, Deque<JsonNode> scopes, StringBuilder out) {
      scopes.push(scope);
      body.forEach(part -> part.write(scopes, out));
      scopes.pop();
    }
  }

  static Template parse(String text, Function<String, Template> partials) {
    Deque<List<Part>> open = new ArrayDeque<>();
    Deque<Section> sections = new ArrayDeque<>();
    open.push(new ArrayList<>());
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find()) {
      current(open).add(new Text(text.substring(from, tag.start())));
      from = tag.end();
      apply(tag.group(1), tag.group(2), open, sections, partials);
    }
    if (!sections.isEmpty()) {
      throw new IllegalArgumentException("unclosed section " + sections.peek());
    }
    current(open).add(new Text(text.substring(from)));
    return new Template(List.copyOf(current(open)));
  }

  private static void apply(
      String kind,
      String name,
      Deque<List<Part>> open,
      Deque<Section> sections,
      Function<String, Template> partials) {
    switch (kind) {
      case "#", "^" -> {
        Section section = new Section(name, kind.equals("^"), new ArrayList<>());
        current(open).add(section);
        sections.push(section);
        open.push(section.body());
      }
      case "/" -> {
        if (sections.isEmpty() || !sections.pop().name().equals(name)) {
          throw new IllegalArgumentException("section " + name + " ends where none began");
        }
        open.pop();
      }
      case ">" -> current(open).addAll(partials.apply(name).parts);
      default -> current(open).add(new Hole(name));
    }
  }

  private static List<Part> current(Deque<List<Part>> open) {
    return open.getFirst();
  }

  String render(JsonNode model) {
    Deque<JsonNode> scopes = new ArrayDeque<>();
    scopes.push(model);
    StringBuilder out = new StringBuilder(4096);
    parts.forEach(part -> part.write(scopes, out));
    return out.toString();
  }

  private static JsonNode lookUp(Deque<JsonNode> scopes, String name) {
    if (name.equals(".")) {
      return scopes.getFirst();
    }
    for (JsonNode scope : scopes) {
      JsonNode value = scope.path(name);
      if (!value.isMissingNode()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isBoolean() && !value.booleanValue())
        || (value.isContainer() && value.isEmpty())
        || (value.isString() && value.stringValue().isEmpty());
  }
}
