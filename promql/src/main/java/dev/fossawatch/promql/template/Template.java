package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.Labels;
import java.util.Map;
import java.util.Objects;

/**
 * A template of an alert's label or annotation: the actions, variables and functions of Go's {@code
 * text/template} and those of Prometheus's template reference. There is no way from a template to
 * anything but the values it is given. An expansion is bounded: 100,000 steps (64 characters count
 * as one), 1 Mi characters of output, 100 queries. Immutable, thread-safe.
 */
public final class Template {
  /** Every template of an alert begins so; it counts in the columns of error messages. */
  private static final String BEGINNING =
      "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}"
          + "{{$externalURL := .ExternalURL}}{{$value := .Value}}";

  private final String name;
  private final String text;
  private final Map<String, Node.Block> blocks;

  private Template(String name, String text, Map<String, Node.Block> blocks) {
    this.name = name;
    this.text = text;
    this.blocks = blocks;
  }

  /**
   * Reads a template of a label or annotation of this alert.
   *
   * @throws TemplateException if it is none, in Prometheus's words; its offset is one of {@code
   *     text}
   */
  public static Template ofAlert(String alert, String text) throws TemplateException {
    String name = "__alert_" + alert;
    try {
      return new Template(name, text, new TemplateParser(name, BEGINNING + text).parse());
    } catch (TemplateException invalid) {
      throw shifted(invalid.getMessage(), invalid);
    }
  }

  private static TemplateException shifted(String message, TemplateException exception) {
    return new TemplateException(message, Math.max(0, exception.offset() - BEGINNING.length()));
  }

  /** The template as it was written. */
  public String text() {
    return text;
  }

  /**
   * The text for a series that fulfils the alert's condition.
   *
   * @param labels the labels of the series, {@code $labels}
   * @param value its value, {@code $value}
   * @throws TemplateException if it cannot be expanded, in Prometheus's words
   */
  public String expand(Labels labels, double value, TemplateContext context)
      throws TemplateException {
    if (text.indexOf("{{") < 0) {
      return text;
    }
    Item subject =
        new Item.Subject(
            Item.strings(labels.toMap()),
            Item.strings(context.externalLabels()),
            context.externalUrl(),
            value);
    try {
      return new Expansion(name, BEGINNING + text, blocks, new Scope(context)).run(name, subject);
    } catch (TemplateException failed) {
      throw shifted("error executing template " + name + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template
        && name.equals(template.name)
        && text.equals(template.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, text);
  }

  @Override
  public String toString() {
    return text;
  }
}
