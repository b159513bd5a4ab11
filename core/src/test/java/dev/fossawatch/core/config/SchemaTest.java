package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of keys against the tree of records. */
class SchemaTest {
  private final Schema schema = new Schema();

  @Test
  void everyComponentOfTheTreeHasItsKeyInTheSameOrder() {
    List<String> components = new ArrayList<>();
    collect("", FossawatchConfig.class, components);
    assertThat(schema.table.keys()).extracting(Key::path).containsExactlyElementsOf(components);
  }

  @Test
  void noTwoKeysShareANameInAnySource() {
    List<String> names = new ArrayList<>();
    for (Key<?> key : schema.table.keys()) {
      names.add(key.variableName());
      key.variables().forEach(variable -> names.add(variable.name()));
      if (key.option() != null) {
        names.add(key.option());
      }
    }
    assertThat(names).doesNotHaveDuplicates().doesNotContain("FOSSAWATCH_CONFIG", "--config");
  }

  private static void collect(String prefix, Class<?> section, List<String> paths) {
    for (RecordComponent component : section.getRecordComponents()) {
      String name =
          component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
      if (component.getType().isRecord()) {
        collect(prefix + name + ".", component.getType(), paths);
      } else {
        paths.add(prefix + name);
      }
    }
  }
}
