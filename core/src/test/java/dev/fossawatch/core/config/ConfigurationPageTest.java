package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/configuration.md} are those the schema makes. What they should be is
 * written to {@code target/configuration-tables.md}.
 */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final Path EXPECTED = Path.of("target/configuration-tables.md");

  private final Schema schema = new Schema();
  private final CheckSchema checks = new CheckSchema();

  @Test
  void thePageDescribesEveryKeyAsItIs() throws IOException {
    String expected = tables();
    Files.writeString(EXPECTED, expected);
    String page = Files.readString(PAGE);
    assertThat(tableRows(page.substring(page.indexOf("## Every key"))))
        .as("the tables of %s against %s", PAGE, EXPECTED)
        .containsExactlyElementsOf(tableRows(expected));
  }

  private static List<String> tableRows(String text) {
    return text.lines().filter(line -> line.startsWith("|")).toList();
  }

  private String tables() {
    StringBuilder page = new StringBuilder(table("Every key", schema.table));
    page.append(table("Every check", checks.common()));
    for (CheckType type : checks.types) {
      page.append(table("Type `" + type.name() + "`", new Table(type.keys())));
    }
    return page.append(table("Every scrape target", schema.gateway.scrapeSchema.table)).toString();
  }

  private String table(String title, Table table) {
    StringBuilder rows = new StringBuilder("\n## " + title + "\n\n");
    rows.append("| key | what it is | allowed | default | other names |\n|---|---|---|---|---|\n");
    for (Key<?> key : table.keys()) {
      rows.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  key.path(),
                  key.description() + (key.secret() ? " (secret)" : ""),
                  key.kind().allowed(),
                  defaults(key),
                  names(key)));
    }
    return rows.toString();
  }

  private <T> String defaults(Key<T> key) {
    List<String> defaults = new ArrayList<>();
    T fallback = new Values(schema.table, Profile.UNSET, Map.of()).find(key);
    defaults.add(fallback == null ? "none" : "`" + key.kind().words(fallback) + "`");
    key.defaults()
        .byProfile()
        .forEach(
            (profile, value) -> {
              if (!value.equals(fallback)) {
                defaults.add(Words.of(profile) + " `" + key.kind().words(value) + "`");
              }
            });
    return String.join(", ", defaults);
  }

  private static String names(Key<?> key) {
    List<String> names = new ArrayList<>();
    key.variables().forEach(variable -> names.add("`" + variable.name() + "`"));
    if (key.option() != null) {
      names.add("`" + key.option() + "`");
    }
    return String.join(", ", names);
  }
}
