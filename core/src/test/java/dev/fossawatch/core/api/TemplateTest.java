package dev.fossawatch.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fossawatch.core.internal.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a {{x}} b|{\"x\":1}|a 1 b",
        "{{x}}|{}|``",
        "{{x}}|{\"x\":null}|``",
        "{{x.y}}|{\"x\":{\"y\":\"z\"}}|z",
        "{{#x}}[{{.}}]{{/x}}|{\"x\":[1,2]}|[1][2]",
        "{{#x}}{{y}}{{z}}{{/x}}|{\"z\":\"!\",\"x\":[{\"y\":1},{\"y\":2}]}|1!2!",
        "{{#x}}yes{{/x}}{{^x}}no{{/x}}|{\"x\":true}|yes",
        "{{#x}}yes{{/x}}{{^x}}no{{/x}}|{\"x\":false}|no",
        "{{#x}}yes{{/x}}{{^x}}no{{/x}}|{\"x\":[]}|no",
        "{{#x}}yes{{/x}}{{^x}}no{{/x}}|{}|no",
        "{{#x}}{{#y}}{{.}}{{/y}};{{/x}}|{\"x\":[{\"y\":[1,2]},{\"y\":[]}]}|12;;",
        "{{#x}}{{y}}{{/x}}|{\"x\":{\"y\":\"inner\"},\"y\":\"outer\"}|inner",
        "{{ x }} {{{x}}} {{&x}}|{\"x\":\"<\"}|{{ x }} {&lt;} {{&x}}"
      })
  void fillsItsGaps(String template, String model, String page) {
    assertThat(Template.of(template).render(Json.MAPPER.readTree(model))).isEqualTo(page);
  }

  @Test
  void takesTheLineOfASectionWithIt() {
    String page =
        Template.of("a\n{{#x}}\nb\n{{/x}}\nc\n").render(Json.MAPPER.readTree("{\"x\":[1,2]}"));
    assertThat(page).isEqualTo("a\nb\nb\nc\n");
  }

  @Test
  void escapesWhateverAValueHolds() {
    var model =
        Json.MAPPER
            .createObjectNode()
            .put("x", "<a href='x' title=\"y\">&amp;\u0000\u001b\u202e{{x}}");
    assertThat(Template.of("<p title=\"{{x}}\">").render(model))
        .isEqualTo(
            "<p title=\"&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;"
                + "\ufffd\ufffd\ufffd{{x}}\">");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{#x}}", "{{/x}}", "{{#x}}{{/y}}", "{{#x}}{{#y}}{{/x}}{{/y}}"})
  void isRefusedWhenItsSectionsDoNotMatch(String template) {
    assertThatIllegalArgumentException().isThrownBy(() -> Template.of(template));
  }
}
