package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Lets everything through and keeps what it was shown. Thread-safe. */
final class InspectingGuard implements Guard {
  private final IdentityHashMap<Exchange, Seen> heads = new IdentityHashMap<>();
  private final IdentityHashMap<Exchange, String> bodies = new IdentityHashMap<>();

  @Override
  public synchronized Verdict headers(Exchange exchange) {
    heads.put(exchange, Seen.inspected(exchange.request(), ""));
    return Verdict.allow();
  }

  @Override
  public boolean readsBody(Exchange exchange) {
    return true;
  }

  @Override
  public synchronized Verdict body(
      Exchange exchange, byte[] bytes, int offset, int length, boolean last) {
    String piece = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    bodies.merge(exchange, piece, String::concat);
    return Verdict.allow();
  }

  /** Takes what was shown so far, in no order. */
  synchronized List<Seen> takeInspected() {
    List<Seen> seen = new ArrayList<>();
    heads.forEach(
        (exchange, head) ->
            seen.add(
                new Seen(
                    head.method(),
                    head.target(),
                    head.headers(),
                    bodies.getOrDefault(exchange, ""))));
    heads.clear();
    bodies.clear();
    return seen;
  }
}
