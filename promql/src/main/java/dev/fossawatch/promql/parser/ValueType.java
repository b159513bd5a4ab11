package dev.fossawatch.promql.parser;

/** The type of an expression. */
public enum ValueType {
  /** One number. */
  SCALAR("scalar", "scalar"),
  /** One value for each series. */
  VECTOR("vector", "instant vector"),
  /** Many values for each series. */
  MATRIX("matrix", "range vector"),
  /** One string. */
  STRING("string", "string");

  private final String shortName;
  private final String documentedName;

  ValueType(String shortName, String documentedName) {
    this.shortName = shortName;
    this.documentedName = documentedName;
  }

  /** As the HTTP API writes it. */
  public String shortName() {
    return shortName;
  }

  /** As the documentation and the error messages write it. */
  public String documentedName() {
    return documentedName;
  }
}
