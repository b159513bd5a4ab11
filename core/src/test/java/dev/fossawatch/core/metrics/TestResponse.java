package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.ResponseView;
import org.jspecify.annotations.Nullable;

record TestResponse(int status, String contentType) implements ResponseView {

  TestResponse(int status) {
    this(status, "text/html");
  }

  @Override
  public @Nullable String header(String name) {
    return name.equals("Content-Type") ? contentType : null;
  }

  @Override
  public void setHeader(String name, String value) {}
}
