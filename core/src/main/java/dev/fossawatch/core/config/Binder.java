package dev.fossawatch.core.config;

import java.util.List;

/**
 * Finds the key that each value of a nested source is meant for. Goes no deeper than the table, so
 * that what aliases multiply is never visited.
 *
 * @param table the keys there are
 * @param prefix what is put before every path in messages
 */
record Binder(Table table, String prefix, Report report) {

  /** Hands every value to its key; names that no key has are reported. */
  void bind(Raw.Fields root, Givens givens) {
    bind("", root.fields(), givens);
  }

  private void bind(String section, List<Raw.Field> fields, Givens givens) {
    for (Raw.Field field : fields) {
      String path = section.isEmpty() ? field.name() : section + "." + field.name();
      Key<?> key = table.key(path);
      if (field.name().indexOf('.') >= 0) {
        refuse(path, field, "unknown key, levels are nested and not joined by dots");
      } else if (field.name().isEmpty()) {
        refuse(section, field, "is a value and a section at once");
      } else if (key != null) {
        givens.add(key, prefix + path, field.value());
      } else if (table.isSection(path)) {
        bindSection(path, field.value(), givens);
      } else {
        String nearest = table.nearest(section, field.name());
        report.problem(label(path), field.source(), "unknown key", null, nearest);
      }
    }
  }

  private void bindSection(String path, Raw value, Givens givens) {
    if (value instanceof Raw.Fields inner) {
      bind(path, inner.fields(), givens);
    } else if (!(value instanceof Raw.Nothing)) {
      report.problem(prefix + path, value.source(), value.form(), "a mapping of keys to values");
    }
  }

  private void refuse(String path, Raw.Field field, String what) {
    report.problem(label(path), field.source(), what, null);
  }

  private String label(String path) {
    return prefix + Words.plain(path);
  }
}
