package dev.fossawatch.core.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Nests values with flat names, {@code health.checks[0].body-match}, as a file would. Kebab and
 * camel case become snake case.
 */
final class FlatNames {
  private static final Pattern NAME =
      Pattern.compile("\\w+(\\[(0|[1-9]\\d{0,2})])?(\\.\\w+(\\[(0|[1-9]\\d{0,2})])?){0,20}");

  private final Report report;
  private final FlatNode root;

  /**
   * @param source where all of it comes from
   */
  FlatNames(Source source, Report report) {
    root = new FlatNode(source);
    this.report = report;
  }

  /** Adds a value; a malformed name or one that was already added is reported. */
  void add(String name, Raw.Text value) {
    String path = snake(name);
    if (!NAME.matcher(path).matches()) {
      String what = "is not the path of a key";
      report.problem(Words.plain(name), value.source(), what, "paths such as metrics.max_routes");
      return;
    }
    FlatNode node = root;
    for (String element : path.replace("[", ".[").split("\\.", -1)) {
      node = node.child(element, value.source());
    }
    Source earlier = node.set(value);
    if (earlier != null) {
      report.problem(path, value.source(), "is given twice, also as " + earlier, null);
    }
  }

  /** Everything that was added. */
  Raw.Fields nested() {
    return root.fields();
  }

  private static String snake(String name) {
    return name.replace('-', '_').replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
