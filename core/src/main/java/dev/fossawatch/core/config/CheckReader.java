package dev.fossawatch.core.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one health check. */
final class CheckReader {
  private final CheckSchema schema;
  private final Slot slot;
  private final Givens givens;

  CheckReader(CheckSchema schema, Slot slot) {
    this.schema = schema;
    this.slot = slot;
    givens = new Givens(slot.report());
  }

  /** The check; null when something is wrong with it, which then has been reported. */
  @Nullable Check read(Raw raw) {
    if (!(raw instanceof Raw.Fields fields)) {
      slot.refuseForm(raw, "a mapping of keys to values");
      return null;
    }
    int before = slot.report().count();
    CheckType type = type(fields);
    Table table = type == null ? schema.common() : schema.table(type);
    new Binder(table, slot.path() + ".", slot.report())
        .bind(type == null ? common(fields) : fields, givens);
    Values values = givens.values(table, Profile.UNSET);
    check(fields, type, values);
    if (type == null || slot.report().count() > before) {
      return null;
    }
    return new Check(config(type, values), values);
  }

  private @Nullable CheckType type(Raw.Fields fields) {
    for (Raw.Field field : fields.fields()) {
      if (field.name().equals(schema.type.path()) && field.value() instanceof Raw.Text text) {
        return schema.type(text.text().strip().toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  /** Without what only a type can judge, for a check whose type is unknown. */
  private Raw.Fields common(Raw.Fields fields) {
    return new Raw.Fields(
        fields.fields().stream().filter(field -> !schema.isOfSomeType(field.name())).toList(),
        fields.source());
  }

  private void check(Raw.Fields fields, @Nullable CheckType type, Values values) {
    require(schema.name, fields);
    require(schema.type, fields);
    if (type != null && type.target() != null) {
      require(type.target(), fields);
    }
    refuseLonger(schema.timeout, schema.interval, values);
    refuseLonger(schema.expected, schema.timeout, values);
    refuseDisorder(values);
  }

  private void require(Key<?> key, Raw.Fields fields) {
    if (givens.winner(key) == null && !givens.isBroken(key)) {
      slot.report().problem(path(key), fields.source(), "is missing", key.kind().allowed());
    }
  }

  private void refuseLonger(Key<Duration> key, Key<Duration> limit, Values values) {
    Duration most = values.get(limit);
    Values.Value<Duration> value = givens.winner(key);
    if (value != null && !givens.isBroken(limit) && value.value().compareTo(most) > 0) {
      slot.report()
          .problem(
              path(key),
              value.source(),
              Durations.show(value.value()) + " is longer than the " + limit.path(),
              "at most " + Durations.show(most));
    }
  }

  private void refuseDisorder(Values values) {
    Values.Value<Integer> unhealthy = givens.winner(schema.unhealthyPercent);
    int degraded = values.get(schema.degradedPercent);
    if (unhealthy != null && unhealthy.value() < degraded) {
      slot.report()
          .problem(
              path(schema.unhealthyPercent),
              unhealthy.source(),
              unhealthy.value() + " is less than degraded_percent",
              "at least " + degraded);
    }
  }

  private String path(Key<?> key) {
    return slot.path() + "." + key.path();
  }

  private CheckConfig config(CheckType type, Values values) {
    return new CheckConfig(
        values.get(schema.name),
        type.name(),
        type.target() == null ? null : Objects.toString(values.find(type.target()), null),
        values.get(schema.critical),
        values.get(schema.interval),
        values.get(schema.timeout),
        values.get(schema.expected),
        options(type, values));
  }

  private static Map<String, String> options(CheckType type, Values values) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Key<?> key : type.options()) {
      Object value = values.find(key);
      if (value instanceof List<?> headers) {
        headers.forEach(header -> ((Header) header).addTo(options));
      } else if (value != null) {
        options.put(key.path(), value.toString());
      }
    }
    return options;
  }
}
