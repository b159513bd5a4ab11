package dev.fossawatch.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a health check, whose type decides which keys it has. */
record CheckReader(CheckSchema schema) implements Entries.Reader<CheckConfig> {

  @Override
  public @Nullable Entry<CheckConfig> read(Raw raw, Slot slot) {
    Raw.Fields fields = EntryReader.fields(raw, slot);
    if (fields == null) {
      return null;
    }
    CheckType type = type(fields);
    EntryReader reader =
        type == null
            ? EntryReader.of(schema.common(), common(fields), slot)
            : EntryReader.of(schema.table(type), fields, slot);
    check(reader, type);
    if (type == null || !reader.isSound()) {
      return null;
    }
    Values values = reader.values();
    return new Entry<>(config(type, values), values);
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

  private void check(EntryReader reader, @Nullable CheckType type) {
    reader.require(schema.name);
    reader.require(schema.type);
    if (type != null && type.target() != null) {
      reader.require(type.target());
    }
    reader.refuseLonger(schema.timeout, schema.interval);
    reader.refuseLonger(schema.expected, schema.timeout);
    reader.refuseLess(schema.unhealthyPercent, schema.degradedPercent);
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
