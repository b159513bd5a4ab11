package dev.fossawatch.demo.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain | \"plain\"",
        "a,b | \"a,b\"",
        "say \"hi\" | \"say \"\"hi\"\"\"",
        "=1+1 | \"'=1+1\"",
        "+1 | \"'+1\"",
        "-1 | \"'-1\"",
        "@x | \"'@x\""
      },
      delimiter = '|')
  void aTextIsQuotedAndNoFormula(String text, String cell) throws IOException {
    StringWriter out = new StringWriter();
    new Csv(out).line(text, -5);
    assertThat(out.toString()).isEqualTo(cell + ",-5\r\n");
  }
}
