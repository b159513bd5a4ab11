package dev.fossawatch.detect.parts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is at hand as a whole: for tests, the command line and replays. Immutable. */
public final class SentRequest implements RequestParts {
  private final String method;
  private final String path;
  private final @Nullable String query;
  private final List<String> names;
  private final List<String> values;
  private final byte @Nullable [] body;
  private final String route;

  private SentRequest(Builder builder) {
    method = builder.method;
    path = builder.path;
    query = builder.query;
    names = List.copyOf(builder.names);
    values = List.copyOf(builder.values);
    body = builder.body;
    route = builder.route;
  }

  /** A GET without headers, of a target such as {@code /items?id=1}. */
  public static SentRequest get(String target) {
    return to("GET", target).build();
  }

  /** Begins a request to a target such as {@code /items?id=1}. */
  public static Builder to(String method, String target) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new Builder(method, target, null)
        : new Builder(method, target.substring(0, mark), target.substring(mark + 1));
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public @Nullable String query() {
    return query;
  }

  @Override
  public int headerCount() {
    return names.size();
  }

  @Override
  public String headerName(int index) {
    return names.get(index);
  }

  @Override
  public String headerValue(int index) {
    return values.get(index);
  }

  @Override
  public byte @Nullable [] body() {
    return body;
  }

  @Override
  public int bodyLength() {
    return body == null ? 0 : body.length;
  }

  @Override
  public String route() {
    return route;
  }

  /** Collects the parts of a request. */
  public static final class Builder {
    private final String method;
    private final String path;
    private final @Nullable String query;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private byte @Nullable [] body;
    private String route = "";

    private Builder(String method, String path, @Nullable String query) {
      this.method = method;
      this.path = path;
      this.query = query;
    }

    public Builder header(String name, String value) {
      names.add(name);
      values.add(value);
      return this;
    }

    /** Adds a body and its Content-Type. */
    public Builder body(String contentType, byte[] bytes) {
      body = bytes.clone();
      return header("Content-Type", contentType);
    }

    /** Adds a body in UTF-8 whose Content-Type is among the headers, or has none. */
    public Builder body(String text) {
      body = text.getBytes(StandardCharsets.UTF_8);
      return this;
    }

    /** Adds a body in UTF-8 and its Content-Type. */
    public Builder body(String contentType, String text) {
      return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public Builder route(String template) {
      route = template;
      return this;
    }

    public SentRequest build() {
      return new SentRequest(this);
    }
  }
}
