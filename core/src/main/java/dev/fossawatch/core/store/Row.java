package dev.fossawatch.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row that was found. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** A text that must be there. */
  public String text(String column) throws StoreException {
    return present(column, textOrNull(column));
  }

  /** A text, or null. */
  public @Nullable String textOrNull(String column) throws StoreException {
    return get(column, ResultSet::getString);
  }

  /** A number that must be there. */
  public long number(String column) throws StoreException {
    return present(column, get(column, Row::numberIn));
  }

  /** A time with millisecond precision that must be there. */
  public Instant time(String column) throws StoreException {
    return Instant.ofEpochMilli(number(column));
  }

  /** A time with millisecond precision, or null. */
  public @Nullable Instant timeOrNull(String column) throws StoreException {
    Long millis = get(column, Row::numberIn);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /** Bytes that must be there. */
  public byte[] bytes(String column) throws StoreException {
    return present(column, get(column, ResultSet::getBytes));
  }

  private static @Nullable Long numberIn(ResultSet result, String column) throws SQLException {
    long number = result.getLong(column);
    return result.wasNull() ? null : number;
  }

  private <T> @Nullable T get(String column, Getter<T> getter) throws StoreException {
    try {
      return getter.get(result, column);
    } catch (SQLException failed) {
      throw new StoreException("the column " + column + " cannot be read", failed);
    }
  }

  private static <T> T present(String column, @Nullable T value) throws StoreException {
    if (value == null) {
      throw new StoreException("the column " + column + " is null", null);
    }
    return value;
  }

  private interface Getter<T> {
    @Nullable T get(ResultSet result, String column) throws SQLException;
  }
}
