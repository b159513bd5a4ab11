package dev.fossawatch.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a {@link SqlFile}. Each {@code ?} is a parameter; {@code :instance} is the store's
 * instance, which nobody has to pass and nobody can forget. Immutable.
 */
public final class Sql {
  private static final Pattern PARAMETER = Pattern.compile("\\?|:instance\\b");

  private static final Pattern READS = Pattern.compile("SELECT\\b|WITH\\b|PRAGMA\\b");

  private final String name;
  private final String text;
  private final List<Boolean> parameters;

  Sql(String name, String source) {
    this.name = name;
    List<Boolean> found = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(source);
    while (matcher.find()) {
      found.add(!matcher.group().equals("?"));
    }
    parameters = List.copyOf(found);
    text = matcher.replaceAll("?");
  }

  /** What JDBC is given. */
  String text() {
    return text;
  }

  /** Of each parameter of {@link #text}, whether it is the instance. */
  List<Boolean> parameters() {
    return parameters;
  }

  /** Whether it is one that is asked for rows, and changes none. */
  boolean reads() {
    return READS.matcher(text).lookingAt();
  }

  /** File and name, for people. */
  @Override
  public String toString() {
    return name;
  }
}
