package dev.fossawatch.bench;

import dev.fossawatch.core.http.ResponseView;
import org.jspecify.annotations.Nullable;

/**
 * An answer that forgets what is set on it.
 *
 * @param status its status
 */
record FixedResponse(int status) implements ResponseView {
  static final FixedResponse OK = new FixedResponse(200);

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public void setHeader(String name, String value) {}
}
