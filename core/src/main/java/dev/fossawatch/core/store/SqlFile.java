package dev.fossawatch.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource of statements: each begins after a line {@code -- name: find-all} and ends before the
 * next one. Understood by SQLite and PostgreSQL alike. Immutable.
 */
public final class SqlFile {
  private static final Pattern NAME = Pattern.compile("(?m)^-- name: ([a-z0-9-]+)\\s*$");
  private static final Pattern END = Pattern.compile(";[ \\t]*(?:\\r?\\n|\\z)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  private final String file;
  private final Map<String, Sql> byName;

  private SqlFile(String file, Map<String, Sql> byName) {
    this.file = file;
    this.byName = byName;
  }

  /**
   * Reads a resource.
   *
   * @param owner the class beside which it lies
   * @param file its name
   * @throws IllegalArgumentException if it does not exist or holds no statement
   */
  public static SqlFile of(Class<?> owner, String file) {
    String[] parts = NAME.split(text(owner, file), -1);
    List<String> names =
        NAME.matcher(text(owner, file)).results().map(found -> found.group(1)).toList();
    Map<String, Sql> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      List<String> statements = statements(parts[i + 1]);
      if (statements.size() != 1 || byName.containsKey(name)) {
        throw new IllegalArgumentException(file + ": " + name + " is not one statement");
      }
      byName.put(name, new Sql(file + "/" + name, statements.get(0)));
    }
    return new SqlFile(file, Map.copyOf(byName));
  }

  /**
   * A statement of the file.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Sql get(String name) {
    @Nullable Sql found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException(file + " has no statement " + name);
    }
    return found;
  }

  /** The statements of a script: each ends with a semicolon at the end of a line. */
  static List<String> statements(String script) {
    return Stream.of(END.split(COMMENT.matcher(script).replaceAll(""), -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  static String text(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no resource " + file + " beside " + owner);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
