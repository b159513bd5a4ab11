package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.Value;
import java.util.List;

/** What the function {@code query} of a template asks. */
@FunctionalInterface
public interface TemplateQuery {
  /** Answers nothing to every query. */
  TemplateQuery NONE = query -> List.of();

  /**
   * The series that answer the query at the time of the expansion.
   *
   * @throws RuntimeException if it cannot be answered; the message becomes part of the template's
   *     error
   */
  List<Value.Sample> ask(String query);
}
