package dev.fossawatch.promql.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Labels LABELS = Labels.of("job", "api", "instance", "a.b:80");

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "down § down",
        "{{ $labels.job }} at {{ $value }} § api at 1.5",
        "{{ .Labels.instance | stripPort }} § a.b",
        "{{ $externalLabels.region }} {{ $externalURL }} § eu http://watch/x",
        "{{ externalURL }} {{ pathPrefix }} § http://watch/x /x",
        "{{ now }} {{ toDuration 3725.5 }} {{ toDuration 0.0015 }} § 60 1h2m5.5s 1.5ms",
        "{{ (toDuration 90).Minutes }} {{ urlQueryEscape \"a b&c*~\" }} § 1.5 a+b%26c%2A~",
        "{{ query \"up\" | first | value }} {{ range query \"up\" }}{{ .Labels.q }}{{ end }} § 7 up",
        "{{ with $x := 1 }}{{ $x }}{{ else with 2 }}no{{ end }} § 1",
        "{{ with 0 }}no{{ else with 2 }}{{ . }}{{ end }} § 2",
        "{{ if false }}{{ else if true }}{{ if true }}x{{ end }}{{ end }}y § xy",
        "{{ title \"don't stop o_o\" }} § Don't Stop O_o",
        "{{ 1.0 }} {{ 0b101 }} {{ 0o17 }} {{ 1_000 }} {{ -5 }} § 1 5 15 1000 -5",
        "{{ len (slice (query \"up\") 0 1) }} {{ args 1 2 }} § 1 map[arg0:1 arg1:2]"
      })
  void aTemplateExpands(String template, String expected) throws TemplateException {
    assertThat(expand(template)).isEqualTo(expected);
  }

  @Test
  void aFailureHasPrometheussWordsAndThePlaceInTheText() {
    TemplateException failure =
        catchThrowableOfType(TemplateException.class, () -> expand("é {{ toUpper 1 }}"));
    assertThat(failure)
        .hasMessage(
            "error executing template __alert_Down: template: __alert_Down:1:126: executing"
                + " \"__alert_Down\" at <1>: expected string; found 1");
    assertThat(failure.offset()).isEqualTo(13);
  }

  @Test
  void aBadTemplateIsToldWithItsLineAndPlace() {
    TemplateException failure =
        catchThrowableOfType(TemplateException.class, () -> expand("one\ntwo {{ nope }}"));
    assertThat(failure).hasMessage("template: __alert_Down:2: function \"nope\" not defined");
    assertThat(failure.offset()).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}",
        "{{ define \"x\" }}{{ template \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}",
        "{{ $x := printf \"%1000000d\" 1 }}{{ $x }}{{ $x }}{{ $x }}{{ $x }}{{ $x }}{{ $x }}{{ $x }}",
        "{{ $x := \"aaaaaaaaaaaaaaaa\" }}{{ range query \"many\" }}{{ $x = print $x $x }}{{ end }}",
        "{{ range query \"many\" }}{{ range query \"many\" }}x{{ end }}{{ end }}",
        "{{ range query \"many\" }}{{ reReplaceAll \"(x*)*y\" \"\" (printf \"%9999d\" 1) }}{{ end }}"
      })
  void noTemplateTakesMoreThanItsShare(String template) {
    assertThatThrownBy(() -> expand(template))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("(?s).*(more than|exceeded maximum template depth).*");
  }

  @Test
  void nestingHasALimit() {
    for (String deep : List.of("{{ " + "(".repeat(5000), "{{ if true }}".repeat(5000))) {
      assertThatThrownBy(() -> expand(deep))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("more than 100 levels");
    }
  }

  private static String expand(String text) throws TemplateException {
    TemplateContext context =
        new TemplateContext(Map.of("region", "eu"), "http://watch/x", 60_000, TemplateTest::ask);
    return Template.ofAlert("Down", text).expand(LABELS, 1.5, context);
  }

  private static List<Value.Sample> ask(String query) {
    int count = query.equals("many") ? 1000 : 1;
    return Collections.nCopies(count, new Value.Sample(Labels.of("q", query), 0, 7));
  }
}
