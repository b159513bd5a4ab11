package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.List;

/** Makes the tree of what the sources said, and looks at what only the whole can show. */
final class Conclusion {
  private static final int SHORT_TOKEN = 16;

  private final Schema schema;
  private final Givens givens;
  private final Report report;
  private final Values values;

  Conclusion(Schema schema, Givens givens, Report report) {
    this.schema = schema;
    this.givens = givens;
    this.report = report;
    Values.Value<Profile> profile = givens.winner(schema.profile);
    values = givens.values(schema.table, profile == null ? Profile.UNSET : profile.value());
  }

  /**
   * The configuration.
   *
   * @throws ConfigException with every problem any source has
   */
  LoadedConfig draw() {
    refuseOnePortForTwo();
    new GatewayRules(schema, values, givens, report).check();
    report.throwProblems();
    noteMissingProfile();
    noteSilentChannel("email", schema.emailEnabled);
    noteSilentChannel("pushover", schema.pushoverEnabled);
    warnOfTrustInEverybody();
    warnOfShortToken();
    List<Setting> settings = new ArrayList<>();
    values.describe("", settings::add);
    return new LoadedConfig(schema.tree(values), settings, report.warnings(), report.notes());
  }

  private void refuseOnePortForTwo() {
    if (givens.isBroken(schema.port) || givens.isBroken(schema.adminPort)) {
      return;
    }
    int port = values.get(schema.port);
    if (port != 0 && port == values.get(schema.adminPort)) {
      boolean adminSet = givens.winner(schema.adminPort) != null;
      Key<Integer> key = adminSet ? schema.adminPort : schema.port;
      Key<Integer> other = adminSet ? schema.port : schema.adminPort;
      String what = port + " is " + other.path() + " too";
      report.problem(key.path(), values.source(key), what, "two different ports");
    }
  }

  private void noteMissingProfile() {
    if (values.find(schema.profile) == null) {
      report.note(
          "no profile is chosen, security.mode is %s (%s); choose with --profile or FOSSAWATCH_PROFILE: %s"
              .formatted(
                  Words.of(values.get(schema.mode)),
                  values.source(schema.mode),
                  schema.profile.kind().allowed()));
    }
  }

  /** Mail that is asked for and mail that may go out are set apart; only both together send it. */
  private void noteSilentChannel(String channel, Key<Boolean> enabled) {
    boolean named = values.get(schema.channels).contains(channel);
    if (named && !values.get(enabled)) {
      report.note(
          "alerts.channels names %s, but %s is false (%s): nothing goes out that way"
              .formatted(channel, enabled.path(), values.source(enabled)));
    }
    if (!named && values.get(enabled) && values.source(enabled).explicit()) {
      report.note(
          "%s is true (%s), but alerts.channels does not name %s: nothing goes out that way"
              .formatted(enabled.path(), values.source(enabled), channel));
    }
  }

  private void warnOfTrustInEverybody() {
    for (String range : values.get(schema.trustedProxies)) {
      if (range.endsWith("/0")) {
        report.warning(
            "http.trusted_proxies: %s (%s) trusts everybody, so any client can forge its address"
                .formatted(range, values.source(schema.trustedProxies)));
      }
    }
  }

  private void warnOfShortToken() {
    String token = values.find(schema.adminToken);
    if (token != null && token.length() < SHORT_TOKEN) {
      report.warning(
          "access.admin_token (%s) is shorter than %d characters and may be guessed"
              .formatted(values.source(schema.adminToken), SHORT_TOKEN));
    }
  }
}
