package dev.fossawatch.demo.reports;

import java.io.IOException;
import java.io.Writer;

/** Lines of comma-separated values (RFC 4180) that no spreadsheet takes for formulas. */
final class Csv {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Writer out;

  Csv(Writer out) {
    this.out = out;
  }

  void line(Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(values[i] instanceof Number number ? number.toString() : quoted(values[i]));
    }
    out.write("\r\n");
  }

  private static String quoted(Object value) {
    String text = value.toString();
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
