package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.model.Value;
import java.util.List;

/**
 * An answer.
 *
 * @param value the value
 * @param annotations what is remarked on the query, each remark once
 */
public record QueryResult(Value value, List<Annotation> annotations) {
  /** Copies the list. */
  public QueryResult {
    annotations = List.copyOf(annotations);
  }
}
