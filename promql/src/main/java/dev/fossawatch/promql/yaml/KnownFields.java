package dev.fossawatch.promql.yaml;

import java.util.Set;

/**
 * The names the fields of a mapping may have.
 *
 * @param names the names
 * @param othersIgnored whether others are passed over instead of being a problem
 */
public record KnownFields(Set<String> names, boolean othersIgnored) {
  /** Copies the names. */
  public KnownFields {
    names = Set.copyOf(names);
  }

  /** These and no others. */
  public static KnownFields of(String... names) {
    return new KnownFields(Set.of(names), false);
  }

  /** The same, with others passed over or not. */
  public KnownFields ignoringOthers(boolean ignored) {
    return new KnownFields(names, ignored);
  }
}
