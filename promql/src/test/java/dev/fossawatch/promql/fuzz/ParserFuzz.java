package dev.fossawatch.promql.fuzz;

import dev.fossawatch.promql.parser.ParseException;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.parser.QueryParser;
import java.nio.charset.StandardCharsets;

/**
 * One input to the parser: nothing but its own exception may come out, and what it takes must print
 * to a text that it takes again as the same. {@code promql/fuzz} runs it under a coverage-guided
 * fuzzer.
 */
public final class ParserFuzz {
  private static final QueryParser PARSER =
      new QueryParser(ParseOptions.DEFAULT.withExperimental());
  private static final QueryParser LENIENT =
      new QueryParser(new ParseOptions(true, 1000, Integer.MAX_VALUE));

  private ParserFuzz() {}

  /** The fuzzer's entry. */
  public static void fuzzerTestOneInput(byte[] data) {
    check(new String(data, StandardCharsets.UTF_8));
  }

  static void check(String text) {
    String canonical = canonical(text);
    if (!canonical.isEmpty()) {
      String again = LENIENT.parse(canonical).toString();
      if (!again.equals(canonical)) {
        throw new IllegalStateException(canonical + " prints as " + again);
      }
    }
    refused(() -> PARSER.parseSelector(text));
    refused(() -> PARSER.parseLabels(text));
    refused(() -> PARSER.parseSeries(text));
  }

  private static String canonical(String text) {
    try {
      return PARSER.parse(text).toString();
    } catch (ParseException refused) {
      return "";
    }
  }

  private static void refused(Runnable parse) {
    try {
      parse.run();
    } catch (ParseException refused) {
      // The only way out for a text that is none.
    }
  }
}
