package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The list of health checks, each a mapping of its own. */
record Checks(CheckSchema schema) implements Kind<List<Check>> {
  private static final int MOST = 100;

  @Override
  public String allowed() {
    return "a list of at most " + MOST + " health checks";
  }

  @Override
  public @Nullable List<Check> read(Raw raw, Slot slot) {
    if (!(raw instanceof Raw.Items list)) {
      slot.refuseForm(raw, allowed());
      return null;
    }
    if (list.items().size() > MOST) {
      slot.refuseLength(list, allowed());
      return null;
    }
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Check check = new CheckReader(schema, slot.item(i)).read(list.items().get(i));
      if (check != null) {
        checks.add(check);
      }
    }
    refuseRepeatedNames(checks, slot);
    return checks.size() == list.items().size() ? List.copyOf(checks) : null;
  }

  @Override
  public Object plain(List<Check> checks) {
    return checks.stream().map(check -> check.config().name()).toList();
  }

  @Override
  public void describe(String path, Values.Value<List<Check>> value, Consumer<Setting> sink) {
    List<Check> checks = value.value();
    if (checks.isEmpty()) {
      sink.accept(new Setting(path, List.of(), value.source()));
    }
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).values().describe(path + "[" + i + "].", sink);
    }
  }

  private void refuseRepeatedNames(List<Check> checks, Slot slot) {
    Map<String, Check> byName = new HashMap<>();
    for (Check check : checks) {
      Check first = byName.putIfAbsent(check.config().name(), check);
      if (first != null) {
        slot.report()
            .problem(
                slot.path(),
                check.values().source(schema.name),
                "a second check has the name "
                    + Words.quoted(check.config().name())
                    + ", the first is at "
                    + first.values().source(schema.name),
                "unique names");
      }
    }
  }
}
