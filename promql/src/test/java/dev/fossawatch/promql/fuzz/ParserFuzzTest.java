package dev.fossawatch.promql.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fossawatch.promql.parser.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A short run without coverage: known queries, cut, joined and spoilt. {@code
 * -Dpromql.fuzz.inputs=N} sets how many.
 */
class ParserFuzzTest {
  private static final int INPUTS = Integer.getInteger("promql.fuzz.inputs", 100_000);
  private static final String[] WORDS = {
    " ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "`",
    "\\",
    "\n",
    "#",
    "@",
    "-",
    "+",
    "^",
    "==",
    "=~",
    "!",
    "0",
    "1e",
    "0x",
    "5m",
    ".",
    "_",
    "by",
    "on",
    "offset",
    "bool",
    "sum",
    "inf",
    "nan",
    "start()",
    "é",
    "\u0000",
    "\ud800",
    "group_left",
    "x3",
    "{{",
    "stale",
    "\\x",
    "\\u12"
  };

  private final Random random = new Random(7);

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothingButAParseErrorComesOut() throws IOException {
    List<String> seeds = seeds();
    for (int i = 0; i < INPUTS; i++) {
      String input = spoilt(seeds);
      assertThatCode(() -> ParserFuzz.check(input)).as(input).doesNotThrowAnyException();
    }
  }

  private static List<String> seeds() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(ParseOptions.class.getResourceAsStream("queries.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2)[0].replace("\\n", "\n"))
          .toList();
    }
  }

  private String spoilt(List<String> seeds) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (int change = 1 + random.nextInt(4); change > 0; change--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
        case 2 -> text.insert(at, seeds.get(random.nextInt(seeds.size())));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
