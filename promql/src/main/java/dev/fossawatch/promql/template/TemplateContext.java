package dev.fossawatch.promql.template;

import java.util.Map;

/**
 * What all expansions of one evaluation share.
 *
 * @param externalLabels the labels of this installation, {@code $externalLabels}
 * @param externalUrl where this installation is reached, {@code $externalURL}; empty if unknown
 * @param timeMillis the time of the evaluation, milliseconds since 1970
 * @param query answers the function {@code query}
 */
public record TemplateContext(
    Map<String, String> externalLabels, String externalUrl, long timeMillis, TemplateQuery query) {
  /** Copies the labels. */
  public TemplateContext {
    externalLabels = Map.copyOf(externalLabels);
  }
}
