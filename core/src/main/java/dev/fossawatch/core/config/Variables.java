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
  private static final Pattern INDEXED = Pattern.compile("(0|[1-9]\\d{0,2})_(\\w+)");

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
    addEntries(givens);
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

  /** Adds what variables with an index say, such as {@code FOSSAWATCH_HEALTH_CHECKS_0_URL}. */
  private void addEntries(Givens givens) {
    FlatNames names = new FlatNames(new Source(Source.Layer.VARIABLES, "environment"), report);
    environment.forEach(
        (name, value) -> {
          String path = pathInEntry(name);
          if (path != null) {
            names.add(path, text(name, value));
          }
        });
    new Binder(schema.table, "", report).bind(names.nested(), givens);
  }

  /** {@code health.checks[0].url} for the variable of that; null where it is of no list. */
  private @Nullable String pathInEntry(String name) {
    for (Key<?> key : schema.table.keys()) {
      String list = key.variableName() + "_";
      if (key.kind() instanceof Entries<?> && name.startsWith(list)) {
        Matcher matcher = INDEXED.matcher(name.substring(list.length()));
        if (matcher.matches()) {
          return key.path() + "[" + matcher.group(1) + "]." + matcher.group(2);
        }
      }
    }
    return null;
  }

  private void warnIfUnknown(String name, List<String> known) {
    boolean ours = name.startsWith(PREFIX) && pathInEntry(name) == null;
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
