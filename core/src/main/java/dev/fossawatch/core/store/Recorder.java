package dev.fossawatch.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what a transaction changes while the database is away, so that it can be done again. */
final class Recorder implements Changes {
  private static final int STEP_BYTES = 64;

  private final @Nullable Session copy;
  private final List<Recorded.Step> steps = new ArrayList<>();
  private long bytes;

  /**
   * @param copy where the changes are made meanwhile; null where there is no copy
   */
  Recorder(@Nullable Session copy) {
    this.copy = copy;
  }

  @Override
  public void execute(Sql sql, @Nullable Object... parameters) throws StoreException {
    if (copy != null) {
      copy.execute(sql, parameters);
    }
    steps.add(new Recorded.Step(sql, parameters.clone()));
    bytes += STEP_BYTES;
    for (Object parameter : parameters) {
      bytes += size(parameter);
    }
  }

  private static int size(@Nullable Object parameter) {
    if (parameter instanceof String text) {
      return 2 * text.length();
    }
    return parameter instanceof byte[] data ? data.length : Long.BYTES;
  }

  @Override
  public <T> List<T> list(Sql sql, RowReader<T> reader, @Nullable Object... parameters)
      throws StoreException {
    if (copy == null) {
      throw new StoreUnavailableException("The database is away; nothing can be read.", null);
    }
    return copy.list(sql, reader, parameters);
  }

  Recorded recorded() {
    return new Recorded(List.copyOf(steps), bytes);
  }
}
