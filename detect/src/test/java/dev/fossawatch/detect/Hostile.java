package dev.fossawatch.detect;

import java.util.List;
import java.util.Random;

/** Inputs made of what the grammars are made of, put together by a seeded chance. */
final class Hostile {
  static final List<String> FRAGMENTS =
      List.of(
          "'",
          "\"",
          "`",
          "(",
          ")",
          "<",
          ">",
          "/",
          "\\",
          "..",
          "../",
          "%2e%2e/",
          "&",
          "|",
          ";",
          "$(",
          "${",
          "{{",
          "#{",
          "}}",
          "}",
          "--",
          "#",
          "/*",
          "*/",
          "/*!",
          " or ",
          " and ",
          "1=1",
          "union ",
          "select ",
          "from ",
          "information_schema",
          "sleep(",
          "waitfor delay '",
          "order by ",
          "<script",
          "<img ",
          "onerror=",
          "javascript:",
          "alert(1)",
          "document.cookie",
          "<!--",
          "<!entity ",
          "system ",
          "etc/",
          "passwd",
          "boot.ini",
          "cat ",
          "id",
          "wget http://a",
          "\n",
          "\r\n",
          "set-cookie:",
          "http/1.1",
          "jndi:",
          "lower:",
          "::-",
          "$ne",
          "[$gt]",
          "__proto__",
          "constructor.prototype",
          "O:4:\"a\":0:{}",
          "rO0AB",
          "<?php ",
          "$_GET[",
          "system('id')",
          "http://169.254.169.254/",
          "gopher://",
          ")(uid=*",
          "(&(a=b",
          "child::node()",
          "count(//a",
          "function(){return 1}",
          "a",
          "word ",
          "7",
          "0x2e",
          "\u0000",
          "\uFF07",
          "%27",
          "&#39;",
          "\\u0027",
          "+ADw-",
          "etc",
          "{",
          "/x/y",
          "?",
          "*",
          "=",
          ",",
          "::",
          "!!python/",
          "@{[",
          "T(java",
          "none",
          "import",
          "getRuntime",
          "{%",
          "%}",
          "7*7",
          "data:text/html,",
          "style=",
          "<svg/",
          "expression(",
          "as x where ",
          "if(",
          "case when ",
          "exec xp_",
          "into outfile '",
          "~",
          "^",
          "@@v");

  private Hostile() {}

  /** A value of up to {@code most} fragments. */
  static String value(Random random, int most) {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      out.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return out.toString();
  }

  /** A value that repeats a few fragments up to a length. */
  static String repeated(Random random, int length) {
    String unit = value(random, 4);
    return unit.repeat(length / unit.length() + 1).substring(0, length);
  }
}
