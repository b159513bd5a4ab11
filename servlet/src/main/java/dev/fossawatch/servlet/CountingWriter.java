package dev.fossawatch.servlet;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what the application writes as text, in bytes of the response's charset. */
final class CountingWriter extends PrintWriter {
  private final PrintWriter writer;
  private final MonitoredResponse response;
  private final EncodedLength length;
  private final @Nullable Locale locale;

  CountingWriter(
      PrintWriter writer,
      MonitoredResponse response,
      EncodedLength length,
      @Nullable Locale locale) {
    super(writer);
    this.writer = writer;
    this.response = response;
    this.length = length;
    this.locale = locale;
  }

  @Override
  public void write(int c) {
    response.writing(length.of((char) c));
    writer.write(c);
  }

  @Override
  public void write(char[] chars, int offset, int count) {
    response.writing(length.of(chars, offset, count));
    writer.write(chars, offset, count);
  }

  @Override
  public void write(String text, int offset, int count) {
    response.writing(length.of(text, offset, count));
    writer.write(text, offset, count);
  }

  @Override
  public PrintWriter format(String format, @Nullable Object... arguments) {
    return locale == null
        ? super.format(format, arguments)
        : super.format(locale, format, arguments);
  }

  @Override
  public PrintWriter format(@Nullable Locale named, String format, @Nullable Object... arguments) {
    return super.format(named == null ? locale : named, format, arguments);
  }

  @Override
  public void println() {
    write(System.lineSeparator());
  }

  @Override
  public void flush() {
    response.flushing();
    writer.flush();
    response.probe();
  }

  @Override
  public void close() {
    response.closing();
    writer.close();
  }

  @Override
  public boolean checkError() {
    response.flushing();
    return writer.checkError();
  }
}
