package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static dev.fossawatch.core.api.Watched.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.AuditOutcome;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialEndpointsTest {
  private static final String WANTED = "{\"name\":\"ci\",\"scope\":\"admin\"}";
  private final Watched watched = new Watched();
  private final Api api = watched.api;

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void aTokenWorksFromItsMakingToItsRevocation() {
    ApiResponse made = admin("POST", "/tokens").json(WANTED).of(api);
    assertThat(made.status()).isEqualTo(201);
    String token = json(made).path("token").asString();
    ApiResponse list = Ask.api("GET", "/tokens").bearer(token).of(api);
    assertThat(list.status()).isEqualTo(200);
    assertThat(text(list)).contains("\"ci\"", "\"env\"").doesNotContain(token);
    assertThat(admin("POST", "/tokens").json(WANTED).of(api).status()).isEqualTo(409);
    assertThat(admin("DELETE", "/tokens/ci").of(api).status()).isEqualTo(204);
    assertThat(admin("DELETE", "/tokens/ci").of(api).status()).isEqualTo(404);
    assertThat(admin("DELETE", "/tokens/env").of(api).status()).isEqualTo(409);
    assertThat(Ask.api("GET", "/tokens").bearer(token).of(api).status()).isEqualTo(401);
  }

  @Test
  void aUserIsSetListedAndRemoved() {
    String wanted = "{\"password\":\"correct horse battery\",\"scope\":\"read\"}";
    assertThat(admin("PUT", "/users/anna").json(wanted).of(api).status()).isEqualTo(204);
    assertThat(text(admin("GET", "/users").of(api))).contains("anna").doesNotContain("horse");
    assertThat(admin("PUT", "/users/reader").json(wanted).of(api).status()).isEqualTo(409);
    String weak = "{\"password\":\"short\",\"scope\":\"read\"}";
    assertThat(admin("PUT", "/users/ben").json(weak).of(api).status()).isEqualTo(400);
    assertThat(admin("PUT", "/users/-b").json(wanted).of(api).status()).isEqualTo(400);
    assertThat(admin("DELETE", "/users/anna").of(api).status()).isEqualTo(204);
    assertThat(admin("DELETE", "/users/anna").of(api).status()).isEqualTo(404);
  }

  @Test
  void everyWriteIsAuditedHoweverItEnded() {
    admin("POST", "/tokens").json(WANTED).of(api);
    admin("POST", "/tokens").json(WANTED).of(api);
    admin("DELETE", "/tokens/\u001b[2J").of(api);
    ApiResponse trail = admin("GET", "/audit?limit=3").of(api);
    assertThat(json(trail).path("entries")).hasSize(3);
    assertThat(watched.access.audit().latest(3))
        .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::target, AuditEntry::outcome)
        .containsExactly(
            Tuple.tuple("env", "token.revoke", "\u001b[2J", AuditOutcome.FAILED),
            Tuple.tuple("env", "token.create", "ci", AuditOutcome.FAILED),
            Tuple.tuple("env", "token.create", "ci", AuditOutcome.OK));
    assertThat(trail.body()).doesNotContain(0x1b);
  }

  private static Ask admin(String method, String path) {
    return Ask.api(method, path).bearer(Watched.ADMIN);
  }
}
