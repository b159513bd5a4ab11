package dev.fossawatch.bench;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response that takes everything and allocates nothing; what neither filter nor application is
 * known to call is not stubbed and fails.
 */
final class ServletAnswer extends HttpServletResponseWrapper {
  private final ServletOutputStream nowhere = new Nowhere();
  private @Nullable String contentType;

  ServletAnswer() {
    super(Unstubbed.of(HttpServletResponse.class));
  }

  @Override
  public int getStatus() {
    return SC_OK;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }

  @Override
  public void setHeader(String name, String value) {}

  @Override
  public boolean containsHeader(String name) {
    return false;
  }

  @Override
  public void setContentType(String type) {
    contentType = type;
  }

  @Override
  public @Nullable String getContentType() {
    return contentType;
  }

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public @Nullable Supplier<Map<String, String>> getTrailerFields() {
    return null;
  }

  @Override
  public void flushBuffer() {}

  @Override
  public int getBufferSize() {
    return 8192;
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return nowhere;
  }

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public void write(int value) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new AssertionError("not stubbed: non-blocking output");
    }
  }
}
