package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.ResponseView;
import org.jspecify.annotations.Nullable;

record TestResponse(int status) implements ResponseView {

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public void setHeader(String name, String value) {}
}
