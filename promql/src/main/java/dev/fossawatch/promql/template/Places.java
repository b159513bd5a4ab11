package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;
import java.nio.charset.StandardCharsets;

/** Where an expansion is, for its error messages. */
final class Places {
  private final String name;
  private final String text;
  private String template;
  private Node node = new Node.Dot(0);

  Places(String name, String text) {
    this.name = name;
    this.text = text;
    this.template = name;
  }

  /** Goes on in a template of this name; the one left. */
  String enter(String entered) {
    String left = template;
    template = entered;
    return left;
  }

  void at(Node newNode) {
    node = newNode;
  }

  TemplateException failure(String problem) {
    int pos = node.pos();
    int lineStart = text.lastIndexOf('\n', pos - 1) + 1;
    long line = text.substring(0, pos).chars().filter(c -> c == '\n').count() + 1;
    int column = text.substring(lineStart, pos).getBytes(StandardCharsets.UTF_8).length;
    return new TemplateException(
        "template: %s:%d:%d: executing %s at <%s>: %s"
            .formatted(name, line, column, GoText.quote(template), node, problem),
        pos);
  }
}
