package dev.fossawatch.core.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response that is never sent. */
final class FakeResponse implements ResponseView {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private int status = 200;

  FakeResponse status(int status) {
    this.status = status;
    return this;
  }

  FakeResponse with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }
}
