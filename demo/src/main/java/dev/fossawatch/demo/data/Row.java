package dev.fossawatch.demo.data;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How one row of a result becomes a value.
 *
 * @param <T> the value's type
 */
public interface Row<T> {

  /** Reads the current row; does not move on. */
  T read(ResultSet row) throws SQLException;
}
