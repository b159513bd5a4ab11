package dev.fossawatch.core.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Fossawatch reads of a request, as the client sent it. An adapter implements this over its
 * server's own request; the values stay readable until the exchange ends. Implementations are used
 * by one thread at a time.
 */
public interface RequestView {

  /** The method as sent, case kept, of any length a client may choose. */
  String method();

  /**
   * The path as sent: undecoded, without query or fragment, starting with {@code /} (or {@code *}).
   */
  String rawPath();

  /** The query as sent, undecoded, without the question mark; null where there is none. */
  @Nullable String rawQuery();

  /** {@code http} or {@code https}, as this server received it. */
  String scheme();

  /** The protocol and version, such as {@code HTTP/1.1} or {@code HTTP/2.0}. */
  String protocol();

  /** The address at the other end of the connection, textual, without a port. */
  String peerAddress();

  /** The first value of a header, whose name is matched without regard to case; null if absent. */
  @Nullable String header(String name);

  /** All values of a header in the order received; empty if absent. */
  List<String> headers(String name);

  /** The names of all headers received, each once, in any order. */
  Iterable<String> headerNames();

  /** The declared body length in bytes, or −1 where unknown or absent. */
  long contentLength();

  /**
   * The framework's own template of the matched route, such as {@code /orders/{id}}; null where
   * there is none or it is not known yet. Read when the exchange ends, never from client input.
   */
  @Nullable String routeTemplate();
}
