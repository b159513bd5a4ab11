package dev.fossawatch.servlet;

import java.io.PrintWriter;

/** Counts what the application writes as text, in bytes of the response's charset. */
final class CountingWriter extends PrintWriter {
  private final PrintWriter writer;
  private final MonitoredResponse response;
  private final EncodedLength length;

  CountingWriter(PrintWriter writer, MonitoredResponse response, EncodedLength length) {
    super(writer);
    this.writer = writer;
    this.response = response;
    this.length = length;
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
