package dev.fossawatch.core.config;

import java.util.List;

/** A value as its source wrote it, before anybody knows what it is for. */
sealed interface Raw {

  /** Where it stands. */
  Source source();

  /** What it is, for messages. */
  String form();

  /** One piece of text. */
  record Text(String text, Source source) implements Raw {
    @Override
    public String form() {
      return "is a single value";
    }
  }

  /** A key without a value. */
  record Nothing(Source source) implements Raw {
    @Override
    public String form() {
      return "has no value";
    }
  }

  /** A list. */
  record Items(List<Raw> items, Source source) implements Raw {
    @Override
    public String form() {
      return "is a list";
    }
  }

  /** Names and values, in the order they were written. */
  record Fields(List<Field> fields, Source source) implements Raw {
    @Override
    public String form() {
      return "is a mapping";
    }
  }

  /** A name, where it stands, and its value. */
  record Field(String name, Source source, Raw value) {}
}
