package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked: how it is reached, who may, what it takes and gives, and what
 * answers it. The OpenAPI document is made from these.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param path the whole path
 * @param summary what it does, in a few words
 * @param needs the scope it needs; null where everybody may
 * @param takes its query parameters
 * @param body the name of the schema of the JSON body it takes; null where it takes none
 * @param gives what it answers when all is well
 * @param problems which problems it has beside those that follow from the rest
 * @param action the name of a write in the audit trail; null for a read
 * @param prometheus whether it keeps to the conventions of Prometheus's API instead of ours:
 *     parameters that are not declared are passed over, a POST is a read whose parameters may stand
 *     in a form, and errors are told in its own JSON
 * @param handler what answers it
 */
record Endpoint(
    String method,
    PathTemplate path,
    String summary,
    @Nullable Scope needs,
    List<Parameter> takes,
    @Nullable String body,
    Answer gives,
    List<ProblemType> problems,
    @Nullable String action,
    boolean prometheus,
    Handler handler) {
  Endpoint {
    if ((action == null) != (prometheus || method.equals("GET"))) {
      throw new IllegalArgumentException("every write is audited: " + method + " " + path.text());
    }
    takes = List.copyOf(takes);
    problems = List.copyOf(problems);
  }

  /**
   * What a good answer is.
   *
   * @param statuses the statuses it may have
   * @param type its media type; null where it has no body
   * @param schema the name of its schema; null where it is no JSON
   */
  record Answer(List<Integer> statuses, @Nullable String type, @Nullable String schema) {
    Answer {
      statuses = List.copyOf(statuses);
    }
  }

  static Builder get(String path, String summary) {
    return new Builder("GET", path, summary, null, false);
  }

  /** A write, and its name in the audit trail. */
  static Builder write(String method, String path, String summary, String action) {
    return new Builder(method, path, summary, action, false);
  }

  /** A read of Prometheus's API, by {@code GET} or {@code POST}. */
  static Builder prometheus(String method, String path, String summary) {
    return new Builder(method, path, summary, null, true);
  }

  /** Collects a declaration. */
  static final class Builder {
    private final String method;
    private final PathTemplate path;
    private final String summary;
    private final @Nullable String action;
    private final boolean prometheus;
    private final List<Parameter> takes = new ArrayList<>();
    private final List<ProblemType> problems = new ArrayList<>();
    private @Nullable Scope needs;
    private @Nullable String body;
    private Answer gives = new Answer(List.of(204), null, null);

    private Builder(
        String method, String path, String summary, @Nullable String action, boolean prometheus) {
      this.method = method;
      this.path = new PathTemplate(path);
      this.summary = summary;
      this.action = action;
      this.prometheus = prometheus;
    }

    Builder needs(Scope scope) {
      needs = scope;
      return this;
    }

    Builder takes(Parameter... parameters) {
      takes.addAll(Arrays.asList(parameters));
      return this;
    }

    Builder body(String schema) {
      body = schema;
      return this;
    }

    Builder givesJson(String schema, Integer... statuses) {
      gives = new Answer(Arrays.asList(statuses), "application/json", schema);
      return this;
    }

    Builder gives(String type, Integer... statuses) {
      gives = new Answer(Arrays.asList(statuses), type, null);
      return this;
    }

    Builder problems(ProblemType... types) {
      problems.addAll(Arrays.asList(types));
      return this;
    }

    Endpoint answeredBy(Handler handler) {
      return new Endpoint(
          method, path, summary, needs, takes, body, gives, problems, action, prometheus, handler);
    }
  }
}
