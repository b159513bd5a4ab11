package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.RequestView;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request as its upstream gets them: without those of the client's
 * connection, and saying truly where it comes from. What the peer says of earlier hops is passed on
 * only where it is a trusted proxy; from anybody else it is dropped, so that no client can forge
 * its address.
 */
final class UpstreamHeaders {
  private static final Set<String> OURS =
      HopByHop.caseInsensitive(
          "Host", "Content-Length", "Expect", "Forwarded", "X-Real-IP", "Proxy");
  private static final String X_FORWARDED = "x-forwarded-";

  private final Exchanges exchanges;
  private final boolean preserveHost;

  UpstreamHeaders(Exchanges exchanges, boolean preserveHost) {
    this.exchanges = exchanges;
    this.preserveHost = preserveHost;
  }

  /**
   * Writes them.
   *
   * @param received the fields the client sent
   * @param view the request they belong to
   * @param host the authority the client asked for
   * @param upstream where the request goes
   * @param sent where they are written to, empty so far
   */
  void write(
      MultiMap received,
      RequestView view,
      String host,
      Upstream upstream,
      HopByHop hopByHop,
      MultiMap sent) {
    boolean named = !host.isEmpty();
    sent.add("Host", preserveHost && named ? host : upstream.authority());
    received.forEach(
        (name, value) -> {
          if (!isOurs(plain(name)) && !hopByHop.contains(name)) {
            sent.add(name, value);
          }
        });
    joinCookies(view, sent);
    boolean trusted = exchanges.isForwarded(view);
    sent.set("X-Forwarded-For", chain(trusted, received, view.peerAddress()));
    sent.set("X-Forwarded-Proto", told(trusted, received, "X-Forwarded-Proto", view.scheme()));
    String asked = told(trusted, received, "X-Forwarded-Host", host);
    if (!asked.isEmpty()) {
      sent.set("X-Forwarded-Host", asked);
    }
    InetAddress client = exchanges.clientOf(view).address();
    sent.set("X-Real-IP", client == null ? view.peerAddress() : client.getHostAddress());
    if (trusted) {
      passOn(received, sent, view, host);
    }
  }

  /** HTTP/2 may split the field into crumbs, which HTTP/1.1 knows nothing of (RFC 9113 §8.2.3). */
  private static void joinCookies(RequestView view, MultiMap sent) {
    if (view.protocol().equals("HTTP/2.0")) {
      List<String> crumbs = sent.getAll("Cookie");
      if (crumbs.size() > 1) {
        sent.set("Cookie", String.join("; ", crumbs));
      }
    }
  }

  /** As a name is read by what stands behind CGI or WSGI, where a dash is an underscore. */
  private static String plain(String name) {
    return name.indexOf('_') < 0 ? name : name.replace('_', '-');
  }

  private static boolean isOurs(String name) {
    return switch (name.charAt(0)) {
      case 'H', 'h', 'C', 'c', 'E', 'e', 'F', 'f', 'P', 'p' -> OURS.contains(name);
      case 'X', 'x' ->
          name.regionMatches(true, 0, X_FORWARDED, 0, X_FORWARDED.length()) || OURS.contains(name);
      default -> false;
    };
  }

  private static String chain(boolean trusted, MultiMap received, String peer) {
    List<String> before = trusted ? received.getAll("X-Forwarded-For") : List.of();
    return before.isEmpty() ? peer : String.join(", ", before) + ", " + peer;
  }

  private static String told(boolean trusted, MultiMap received, String name, String otherwise) {
    String told = trusted ? received.get(name) : null;
    return told == null ? otherwise : told;
  }

  /** What a trusted proxy says beside that, and the {@code Forwarded} field with our hop added. */
  private static void passOn(MultiMap received, MultiMap sent, RequestView view, String host) {
    for (String name : received.names()) {
      if (name.toLowerCase(Locale.ROOT).startsWith(X_FORWARDED) && !sent.contains(name)) {
        sent.add(name, received.getAll(name));
      }
    }
    List<String> forwarded = received.getAll("Forwarded");
    if (!forwarded.isEmpty()) {
      sent.set("Forwarded", String.join(", ", forwarded) + ", " + hop(view, host));
    }
  }

  private static String hop(RequestView view, String host) {
    String peer = view.peerAddress();
    String node = peer.indexOf(':') >= 0 ? "\"[" + peer + "]\"" : peer;
    return "for=" + node + ";host=\"" + host + "\";proto=" + view.scheme();
  }

  /** The field whose value says that the client waits before it sends its body. */
  static boolean expectsContinue(MultiMap received) {
    @Nullable String expect = received.get("Expect");
    return expect != null && expect.equalsIgnoreCase("100-continue");
  }
}
