package dev.fossawatch.demo.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The statements of one {@code .sql} resource, each introduced by a line {@code -- name: …}.
 * Immutable.
 */
public final class SqlFile {
  private static final String MARK = "-- name:";

  private final Map<String, String> statements;

  private SqlFile(Map<String, String> statements) {
    this.statements = Map.copyOf(statements);
  }

  /** Reads the resource that lies beside a class. */
  public static SqlFile beside(Class<?> neighbour, String name) {
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name + " beside " + neighbour);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The statement of that name; an unknown one is a programming error. */
  public String get(String name) {
    String statement = statements.get(name);
    if (statement == null) {
      throw new IllegalArgumentException("no statement " + name);
    }
    return statement;
  }

  private static SqlFile parse(String text) {
    Map<String, String> found = new TreeMap<>();
    int mark = text.indexOf(MARK);
    while (mark >= 0) {
      int lineEnd = text.indexOf('\n', mark);
      int next = text.indexOf(MARK, lineEnd);
      String body = text.substring(lineEnd, next < 0 ? text.length() : next);
      found.put(text.substring(mark + MARK.length(), lineEnd).strip(), body.strip());
      mark = next;
    }
    return new SqlFile(found);
  }
}
