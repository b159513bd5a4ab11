package dev.fossawatch.bench;

import dev.fossawatch.core.http.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GET that is there already: reading it costs next to nothing.
 *
 * @param peerAddress the address at the other end of the connection
 * @param rawPath the path
 * @param fields the header fields
 * @param routeTemplate what the framework says of the route; null where it says nothing
 */
record GetRequest(
    String peerAddress, String rawPath, HeaderFields fields, @Nullable String routeTemplate)
    implements RequestView {
  /** Five parameters of a harmless search. */
  static final String QUERY = "q=steel+bolts&store=17&page=2&sort=price&dir=asc";

  /** A browser's clean request. */
  static GetRequest clean() {
    return on("/stores/{store}/stock");
  }

  /** The same for a route that the framework names. */
  static GetRequest on(String routeTemplate) {
    return new GetRequest(
        "192.0.2.17", "/stores/17/stock", HeaderFields.ofBrowser(), routeTemplate);
  }

  /** The same for a path whose route nobody names. */
  static GetRequest of(String rawPath) {
    return new GetRequest("192.0.2.17", rawPath, HeaderFields.ofBrowser(), null);
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String rawQuery() {
    return QUERY;
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public String protocol() {
    return "HTTP/1.1";
  }

  @Override
  public @Nullable String header(String name) {
    return fields.first(name);
  }

  @Override
  public List<String> headers(String name) {
    return fields.all(name);
  }

  @Override
  public Iterable<String> headerNames() {
    return fields.names();
  }

  @Override
  public long contentLength() {
    return -1;
  }
}
