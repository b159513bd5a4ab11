package dev.fossawatch.core.metrics.scrape;

import io.prometheus.metrics.model.snapshots.Label;
import java.util.Optional;

/**
 * Reads the text of one scrape, line by line, in one pass. What is not in the format fails it as a
 * whole. Times of samples, exemplars and units are checked and passed over. Not thread-safe.
 */
final class MetricsReader {
  private final MetricsText text;
  private final Format format;
  private final Families families;
  private int samples;
  private boolean ended;

  private MetricsReader(MetricsText text, Format format, Families families) {
    this.text = text;
    this.format = format;
    this.families = families;
  }

  /**
   * Reads a text.
   *
   * @param origin a label that every sample gets
   */
  static Scrape read(MetricsText text, Format format, Label origin)
      throws MalformedMetricsException {
    return new MetricsReader(text, format, new Families(origin)).read();
  }

  private Scrape read() throws MalformedMetricsException {
    while (text.nextLine()) {
      if (ended) {
        throw text.malformed("there is more after '# EOF'");
      }
      if (format == Format.TEXT) {
        readTextLine();
      } else {
        readOpenMetricsLine();
      }
    }
    if (format == Format.OPEN_METRICS && !ended) {
      throw text.malformed("the text ends without '# EOF'");
    }
    return families.scrape(samples);
  }

  private void readTextLine() throws MalformedMetricsException {
    text.skipBlanks();
    if (text.skip('#')) {
      readTextComment();
    } else if (!text.isAtEnd()) {
      readSample();
    }
  }

  private void readTextComment() throws MalformedMetricsException {
    text.skipBlanks();
    if (text.skip("HELP ") || text.skip("HELP\t")) {
      text.skipBlanks();
      readHelp();
    } else if (text.skip("TYPE ") || text.skip("TYPE\t")) {
      text.skipBlanks();
      readType();
    }
  }

  private void readOpenMetricsLine() throws MalformedMetricsException {
    if (text.skip("# HELP ")) {
      readHelp();
    } else if (text.skip("# TYPE ")) {
      readType();
    } else if (text.skip("# UNIT ")) {
      readUnit();
    } else if (text.skip("# EOF")) {
      readEnd();
    } else {
      readSample();
    }
  }

  private void readHelp() throws MalformedMetricsException {
    String name = text.metricName();
    if (!text.isAtEnd()) {
      separate();
    }
    families.explain(name, unescaped(text.rest()));
  }

  /** Only escapes that are known are undone: explanations often hold others as they are. */
  private static String unescaped(String help) {
    if (help.indexOf('\\') < 0) {
      return help;
    }
    StringBuilder plain = new StringBuilder(help.length());
    for (int i = 0; i < help.length(); i++) {
      char next = i + 1 < help.length() ? help.charAt(i + 1) : ' ';
      boolean escape = help.charAt(i) == '\\' && (next == '\\' || next == 'n' || next == '"');
      i += escape ? 1 : 0;
      plain.append(escape ? (next == 'n' ? '\n' : next) : help.charAt(i));
    }
    return plain.toString();
  }

  private void readType() throws MalformedMetricsException {
    String name = text.metricName();
    separate();
    Optional<FamilyType> type = FamilyType.named(text.word("the type"), format);
    endLine();
    if (type.isEmpty()) {
      throw text.malformed("there is no such type");
    }
    if (!families.declare(name, type.get())) {
      throw text.malformed("the type comes after a sample or another type of the same metric");
    }
  }

  private void readUnit() throws MalformedMetricsException {
    text.metricName();
    separate();
    if (!text.isAtEnd()) {
      text.word("the unit");
    }
    endLine();
  }

  private void readEnd() throws MalformedMetricsException {
    ended = true;
    if (!text.isAtEnd()) {
      throw text.malformed("there is more after '# EOF'");
    }
  }

  private void readSample() throws MalformedMetricsException {
    String name = text.metricName();
    if (!text.isAt('{') && !text.isAtBlank()) {
      throw text.malformed("a sign that no metric's name has");
    }
    if (format == Format.TEXT) {
      text.skipBlanks();
    }
    LabelSet labels = LabelSet.read(text, format);
    separate();
    double value = text.number("the value");
    if (format == Format.TEXT) {
      readTime();
    } else {
      readTimeAndExemplar();
    }
    endLine();
    if (++samples > ScrapeLimits.SAMPLES) {
      throw text.malformed("there are more than " + ScrapeLimits.SAMPLES + " samples");
    }
    families.add(name, labels, value);
  }

  private void readTime() throws MalformedMetricsException {
    text.skipBlanks();
    if (!text.isAtEnd()) {
      double time = text.number("the time");
      if (time != Math.rint(time)) {
        throw text.malformed("the time is no whole number of milliseconds");
      }
    }
  }

  private void readTimeAndExemplar() throws MalformedMetricsException {
    if (!text.isAtEnd()) {
      text.expect(' ');
      if (!text.isAt('#')) {
        text.number("the time");
      }
    }
    if (text.skip(' ') || text.isAt('#')) {
      readExemplar();
    }
  }

  private void readExemplar() throws MalformedMetricsException {
    if (!text.skip("# ") || !text.isAt('{')) {
      throw text.malformed("an exemplar has another form");
    }
    LabelSet.read(text, format);
    separate();
    text.number("the exemplar's value");
    if (text.skip(' ')) {
      text.number("the exemplar's time");
    }
  }

  /** What stands between two parts of a line: a single blank, or in the text format any. */
  private void separate() throws MalformedMetricsException {
    if (format == Format.OPEN_METRICS) {
      text.expect(' ');
    } else {
      text.skipBlanks();
    }
  }

  private void endLine() throws MalformedMetricsException {
    if (format == Format.TEXT) {
      text.skipBlanks();
    }
    if (!text.isAtEnd()) {
      throw text.malformed("there is more than belongs to the line");
    }
  }
}
