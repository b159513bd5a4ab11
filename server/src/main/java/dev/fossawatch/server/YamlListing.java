package dev.fossawatch.server;

import dev.fossawatch.core.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A configuration as YAML, the source of each value as a comment behind it, in one column. */
final class YamlListing {
  private static final int WIDEST = 50;
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][\\w./-]*|\\d+(ms|s|m|h|B|KiB|MiB|GiB|TiB)");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private final JsonMapper quoting = new JsonMapper();
  private final List<Line> lines = new ArrayList<>();
  private List<String> previous = List.of();

  private record Line(String text, @Nullable String comment) {}

  YamlListing(List<Setting> settings) {
    settings.forEach(this::add);
  }

  String text() {
    int column =
        2
            + lines.stream()
                .mapToInt(line -> line.text().length())
                .filter(w -> w < WIDEST)
                .max()
                .orElse(0);
    return lines.stream().map(line -> commented(line, column)).collect(Collectors.joining());
  }

  /** Opens the levels this setting does not share with the one before, then writes it. */
  private void add(Setting setting) {
    List<String> levels = List.of(setting.key().replace("[", ".[").split("\\.", -1));
    int last = levels.size() - 1;
    for (int i = shared(levels); i < last; i++) {
      if (!isIndex(levels.get(i))) {
        lines.add(new Line(indent(levels, i) + levels.get(i) + ":", null));
      }
    }
    String name = levels.get(last);
    Object value = setting.value();
    lines.add(
        value == null
            ? new Line("  ".repeat(last) + "# " + name + ":", "not set")
            : new Line(indent(levels, last) + name + ": " + yaml(value), setting.source().name()));
    previous = levels;
  }

  private int shared(List<String> levels) {
    int shared = 0;
    while (shared < Math.min(levels.size(), previous.size())
        && levels.get(shared).equals(previous.get(shared))) {
      shared++;
    }
    return shared;
  }

  /** Two spaces a level; the first name of an item has the item's dash before it. */
  private String indent(List<String> levels, int level) {
    boolean first = level > 0 && isIndex(levels.get(level - 1)) && shared(levels) < level;
    return first ? "  ".repeat(level - 1) + "- " : "  ".repeat(level);
  }

  private String yaml(Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(this::yaml).collect(Collectors.joining(", ", "[", "]"));
    }
    String text = value.toString();
    boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(text);
    return plain || !(value instanceof String) ? text : quoting.writeValueAsString(text);
  }

  private static boolean isIndex(String level) {
    return level.startsWith("[");
  }

  private static String commented(Line line, int column) {
    if (line.comment() == null) {
      return line.text() + "\n";
    }
    int gap = Math.max(2, column - line.text().length());
    return line.text() + " ".repeat(gap) + "# " + line.comment() + "\n";
  }
}
