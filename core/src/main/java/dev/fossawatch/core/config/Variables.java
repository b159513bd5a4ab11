package dev.fossawatch.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says. A blank variable counts as not set, because that is how templates of
 * orchestrators and shells leave one out.
 */
final class Variables {
  private static final String FILE = "FOSSAWATCH_CONFIG";
  private static final String PREFIX = "FOSSAWATCH_";
  private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");
  private static final Pattern CHECK =
      Pattern.compile(PREFIX + "HEALTH_CHECKS_(0|[1-9]\\d{0,2})_(\\w+)");

  private final Map<String, String> environment = new TreeMap<>();
  private final Schema schema;
  private final Report report;

  Variables(Map<String, String> environment, Schema schema, Report report) {
    this.schema = schema;
    this.report = report;
    new TreeMap<>(environment).forEach(this::take);
  }

  /** The configuration file; null where the environment names none. */
  @Nullable Path file() {
    String text = environment.get(FILE);
    if (text == null) {
      return null;
    }
    return Kinds.path("a file").read(text(FILE, text), new Slot("", false, report));
  }

  /** Adds what variables with names of their own say. */
  void addNamed(Givens givens) {
    for (Key<?> key : schema.table.keys()) {
      add(key, false, givens);
    }
  }

  /** Adds what variables that begin with {@code FOSSAWATCH_} say, and warns of unknown ones. */
  void addPrefixed(Givens givens) {
    List<String> known = new ArrayList<>(List.of(FILE));
    for (Key<?> key : schema.table.keys()) {
      add(key, true, givens);
      known.add(key.variableName());
      key.variables().forEach(variable -> known.add(variable.name()));
    }
    addChecks(givens);
    environment.keySet().forEach(name -> warnIfUnknown(name, known));
  }

  private <T> void add(Key<T> key, boolean prefixed, Givens givens) {
    List<Key.Variable<T>> variables = new ArrayList<>(key.variables());
    variables.add(0, new Key.Variable<>(key.variableName(), key.kind()));
    for (Key.Variable<T> variable : variables) {
      String text = environment.get(variable.name());
      if (text != null && variable.name().startsWith(PREFIX) == prefixed) {
        givens.add(key, key.path(), variable.kind(), text(variable.name(), text));
      }
    }
  }

  private void addChecks(Givens givens) {
    Source source = new Source(Source.Layer.VARIABLES, PREFIX + "HEALTH_CHECKS_…");
    FlatNames names = new FlatNames(source, report);
    environment.forEach(
        (name, value) -> {
          Matcher matcher = CHECK.matcher(name);
          if (matcher.matches()) {
            names.add(
                "health.checks[" + matcher.group(1) + "]." + matcher.group(2), text(name, value));
          }
        });
    new Binder(schema.table, "", report).bind(names.nested(), givens);
  }

  private void warnIfUnknown(String name, List<String> known) {
    boolean ours = name.startsWith(PREFIX) && !CHECK.matcher(name).matches();
    if (ours && !known.contains(name)) {
      String nearest = Nearest.to(name, known);
      report.warning(
          Words.plain(name)
              + ": unknown variable, ignored"
              + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
  }

  private void take(String name, String value) {
    if (name.startsWith(PREFIX) && SERVICE_LINK.matcher(value).matches()) {
      report.warning(Words.plain(name) + ": ignored, it is a service link of an orchestrator");
    } else if (!value.isBlank()) {
      environment.put(name, value);
    }
  }

  private static Raw.Text text(String name, String text) {
    boolean prefixed = name.startsWith(PREFIX);
    Source.Layer layer = prefixed ? Source.Layer.VARIABLES : Source.Layer.NAMED_VARIABLES;
    return new Raw.Text(text, new Source(layer, Words.plain(name)));
  }
}
