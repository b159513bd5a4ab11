package dev.fossawatch.bench;

import dev.fossawatch.core.http.ResponseView;
import org.jspecify.annotations.Nullable;

/** An answer with status 200 that forgets what is set on it. */
final class OkResponse implements ResponseView {

  @Override
  public int status() {
    return 200;
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public void setHeader(String name, String value) {}
}
