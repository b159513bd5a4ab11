package dev.fossawatch.core.config;

/**
 * An option of the command line that sets one key.
 *
 * @param name the option, such as {@code --port}
 * @param key the path of the key
 * @param description what it sets
 * @param allowed what its value may be
 * @param form how often it may stand there, and whether alone
 */
public record ConfigOption(String name, String key, String description, String allowed, Form form) {

  /** How an option is written. */
  public enum Form {
    /** Once, with its value behind it. */
    VALUE,
    /** Once, with its value behind it or alone, which means true. */
    FLAG,
    /** As often as needed, each time with a value or several, separated by commas. */
    LIST
  }

  /** The form of the option of a key. */
  static Form form(Key<?> key) {
    if (key.kind() instanceof ListOf<?>) {
      return Form.LIST;
    }
    return key.kind().equals(Kinds.bool()) ? Form.FLAG : Form.VALUE;
  }
}
