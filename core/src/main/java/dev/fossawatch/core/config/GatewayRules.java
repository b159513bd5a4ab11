package dev.fossawatch.core.config;

import java.net.URI;
import java.util.Set;

/** What must hold between keys of the gateway. */
record GatewayRules(Schema schema, Values values, Givens givens, Report report) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Reports what does not. */
  void check() {
    GatewaySchema gateway = schema.gateway;
    requireWith(gateway.certificate, gateway.key);
    requireWith(gateway.key, gateway.certificate);
    requireWith(gateway.keystorePassword, gateway.keystore);
    refuseWith(gateway.keystore, gateway.certificate);
    refuseSmallerTotal();
    refuseOneself();
  }

  private void requireWith(Key<?> given, Key<?> needed) {
    if (isSet(given) && !isSet(needed) && !givens.isBroken(needed)) {
      report.problem(
          given.path(),
          values.source(given),
          "is set, but " + needed.path() + " is not",
          "both or neither");
    }
  }

  private void refuseWith(Key<?> given, Key<?> other) {
    if (isSet(given) && isSet(other)) {
      report.problem(
          given.path(),
          values.source(given),
          "is set, and so is " + other.path() + " (" + values.source(other) + ")",
          "one of them");
    }
  }

  private void refuseSmallerTotal() {
    Key<Integer> total = schema.gateway.totalBufferBytes;
    Key<Integer> one = schema.gateway.bufferBytes;
    if (givens.isBroken(total) || givens.isBroken(one)) {
      return;
    }
    if (values.get(total) < values.get(one)) {
      Key<Integer> key = isSet(total) ? total : one;
      Key<Integer> other = isSet(total) ? one : total;
      String relation = isSet(total) ? " is less than " : " is more than ";
      report.problem(
          key.path(),
          values.source(key),
          Sizes.show(values.get(key)) + relation + other.path(),
          "at " + (isSet(total) ? "least " : "most ") + Sizes.show(values.get(other)));
    }
  }

  /** A gateway that passes requests to itself would do so until nothing is left. */
  private void refuseOneself() {
    int port = values.get(schema.port);
    for (String upstream : values.get(schema.gateway.upstreams)) {
      URI uri = URI.create(upstream);
      if (port == uri.getPort() && LOOPBACK.contains(uri.getHost())) {
        report.problem(
            schema.gateway.upstreams.path(),
            values.source(schema.gateway.upstreams),
            Words.quoted(upstream)
                + " is server.port of this machine ("
                + values.source(schema.port)
                + ")",
            "the application's own address");
      }
    }
  }

  private boolean isSet(Key<?> key) {
    return givens.winner(key) != null;
  }
}
