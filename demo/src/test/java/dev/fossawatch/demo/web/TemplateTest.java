package dev.fossawatch.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{{a}}, &lt;a href=&#39;x&#39;&gt; &amp; &quot;",
        "{{missing}}!, !",
        "{{#yes}}shown{{/yes}}{{#no}}hidden{{/no}}, shown",
        "{{^yes}}hidden{{/yes}}{{^no}}shown{{/no}}, shown",
        "{{#list}}[{{name}} {{outer}}]{{/list}}, [1 o][2 o]",
        "{{#list}}{{#name}}{{name}}{{/name}}{{/list}}, 12",
        "{{^empty}}none{{/empty}}{{#empty}}some{{/empty}}, none",
        "{{#words}}{{.}};{{/words}}, x;&lt;;",
        "{{>part}}, part o",
        "{{ a }} {{{a}}, {{ a }} {&lt;a href=&#39;x&#39;&gt; &amp; &quot;"
      })
  void whatATemplateBecomes(String template, String page) {
    assertThat(render(template)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{#a}}{{#b}}{{/a}}{{/b}}"})
  void sectionsThatDoNotCloseAreAMistake(String template) {
    assertThatThrownBy(() -> render(template)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueIsNeverReadAsATemplate() {
    assertThat(
            Template.parse("{{a}}", TemplateTest::partial)
                .render(Json.tree(Map.of("a", "{{b}}", "b", "secret"))))
        .isEqualTo("{{b}}");
  }

  private static String render(String template) {
    Map<String, Object> model =
        Map.of(
            "a",
            "<a href='x'> & \"",
            "yes",
            true,
            "no",
            false,
            "outer",
            "o",
            "list",
            List.of(Map.of("name", 1), Map.of("name", 2)),
            "empty",
            List.of(),
            "words",
            List.of("x", "<"));
    return Template.parse(template, TemplateTest::partial).render(Json.tree(model));
  }

  private static Template partial(String name) {
    return Template.parse(name + " {{outer}}", TemplateTest::partial);
  }
}
