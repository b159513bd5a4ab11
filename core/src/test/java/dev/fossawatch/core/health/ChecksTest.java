package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.config.CheckConfig;
import dev.fossawatch.core.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private final Checks checks = new Checks(TimeSource.system(), () -> 0.5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "database | jdbc:h2:mem: | user=sa; password=; query=SELECT 1",
        "http | https://example.org/health | expect_status=200-299,304; body_match=ok; header.X-Api-Key=k; certificate_days=30",
        "file_system | . | writable=false; degraded_percent=80; unhealthy_percent=95",
        "memory | | degraded_percent=80; unhealthy_percent=95",
      })
  void everyTypeIsMadeWithItsOptions(String type, @Nullable String target, String options) {
    CheckSpec spec = checks.of(config(type, target, options));
    assertThat(spec.name()).isEqualTo("mine");
    assertThat(spec.critical()).isTrue();
    assertThat(spec.interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(spec.expected()).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smoke | x | | unknown type 'smoke'; valid: [database, http, file_system, memory]",
        "database | | | needs a target: a JDBC URL",
        "database | http://secret | | starts with jdbc:",
        "database | jdbc:h2:mem: | passwort=secret | no option 'passwort'; type database knows [password, query, user]",
        "http | | | needs a target: an http or https URL",
        "http | ftp://example.org | | absolute http or https URL",
        "http | example.org | | absolute http or https URL",
        "http | http://a b/ | | no URL",
        "http | http://user:secret@example.org/ | | belongs in a header",
        "http | http://example.org/ | expect_status=2xx | '2xx'",
        "http | http://example.org/ | expect_status=200-299-300 | '200-299-300'",
        "http | http://example.org/ | expect_status=99 | '99'",
        "http | http://example.org/ | certificate_days=soon | 'soon'",
        "http | http://example.org/ | certificate_days=-1 | '-1'",
        "http | http://example.org/ | header.Host=secret | 'Host'",
        "http | http://example.org/ | header.Bad Name=secret | 'Bad Name'",
        "http | http://example.org/ | header.X-Key=secret\u0001s | 'X-Key'",
        "http | http://example.org/ | method=POST | no option 'method'",
        "file_system | | | needs a target: a directory",
        "file_system | . | writable=maybe | 'maybe'",
        "file_system | . | degraded_percent=101 | 0 to 100",
        "file_system | . | degraded_percent=99 | 0 < degraded <= unhealthy",
        "memory | | unhealthy_percent=99999999999 | 0 to 100",
        "memory | | writable=true | no option 'writable'",
      })
  void aMistakeIsRefusedByTheNameOfTheCheckAndShowsNoSecret(
      String type, @Nullable String target, @Nullable String options, String told) {
    assertThatThrownBy(() -> checks.of(config(type, target, options)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("check mine: ")
        .hasMessageContaining(told)
        .hasMessageNotContaining("secret");
  }

  @Test
  void fileSystemAndMemoryOfThisProcessAlwaysRun() {
    assertThat(checks.all(List.of(), Path.of(".")))
        .extracting(CheckSpec::name)
        .containsExactly("file_system", "memory");
  }

  @Test
  void aConfiguredCheckReplacesTheOneOfItsName() {
    CheckConfig memory =
        new CheckConfig(
            "memory",
            "memory",
            null,
            true,
            Duration.ofSeconds(99),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Map.of());
    List<CheckSpec> all = checks.all(List.of(memory), Path.of("."));
    assertThat(all).extracting(CheckSpec::name).containsExactly("file_system", "memory");
    assertThat(all.get(1).interval()).isEqualTo(Duration.ofSeconds(99));
  }

  private static CheckConfig config(
      String type, @Nullable String target, @Nullable String options) {
    Map<String, String> read = new TreeMap<>();
    for (String option : options == null ? new String[0] : options.split("; ", -1)) {
      int equals = option.indexOf('=');
      read.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return new CheckConfig(
        "mine",
        type,
        target,
        true,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        read);
  }
}
