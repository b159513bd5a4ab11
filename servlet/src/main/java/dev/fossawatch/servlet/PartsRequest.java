package dev.fossawatch.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A multipart request that the container has parsed already: parts and parameters are the
 * container's own, and the stream, should the application prefer it, is written out again.
 */
final class PartsRequest extends MonitoredRequest {
  private final PartsBody parts;
  private @Nullable ServletInputStream stream;

  PartsRequest(HttpServletRequest request, MonitoredResponse out, Watch watch, PartsBody parts) {
    super(request, out, watch);
    this.parts = parts;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream known = stream;
    if (known == null) {
      known = new WrittenOutStream(parts.open());
      stream = known;
    }
    return known;
  }

  private static final class WrittenOutStream extends ServletInputStream {
    private final InputStream in;
    private boolean finished;

    WrittenOutStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      finished = read < 0;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      finished = read < 0;
      return read;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body of this request was read into parts");
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
