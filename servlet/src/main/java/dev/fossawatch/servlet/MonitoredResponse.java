package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it: bytes written are counted, and every way to commit it is
 * noticed in time to add headers.
 */
final class MonitoredResponse extends HttpServletResponseWrapper {
  /** Fewer bytes than this are committed by no container before it is told to. */
  private static final int SURELY_BUFFERED = 2048;

  private static final @Nullable MethodHandle SEND_REDIRECT_6_1 = findSendRedirect();

  private final Watch watch;
  private final Exchange exchange;
  private @Nullable ServletOutputStream out;
  private @Nullable PrintWriter writer;
  private long written;
  private boolean lengthGuessed;
  private boolean unwrapped;
  private boolean announced;
  private boolean errorSent;
  private boolean closed;
  private boolean nonBlocking;

  MonitoredResponse(HttpServletResponse response, Watch watch) {
    super(response);
    this.watch = watch;
    exchange = watch.exchange();
  }

  /** The monitored response that a response wraps, itself included; null where there is none. */
  static @Nullable MonitoredResponse in(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      if (wrapper instanceof MonitoredResponse found) {
        return found;
      }
      inner = wrapper.getResponse();
    }
    return null;
  }

  /** Whoever asks for the container's response may write past us: our count proves nothing then. */
  @Override
  public ServletResponse getResponse() {
    unwrapped = true;
    return super.getResponse();
  }

  /** Adds the headers of an answer that is about to leave, unless it already has. */
  void announce() {
    if (!announced && !isCommitted()) {
      announced = true;
      exchange.responding(watch);
    }
  }

  /** Nothing more comes from the application: adds headers, and looks after the client. */
  void complete() {
    if (exchange.isOver() || exchange.isClientGone()) {
      return;
    }
    try {
      boolean committed = isCommitted();
      if (!committed) {
        exchange.responding(watch);
      }
      if (!closed && exchange.mayBeAbandoned()) {
        if (!committed) {
          declareLength();
        }
        probe();
      }
    } catch (RuntimeException fault) {
      exchange.faulted("filter.complete", fault);
    }
  }

  /** Tells the container the length it would have found itself, had it not to send early. */
  private void declareLength() {
    if (writer == null
        && (written > 0 || isSurelyEmpty())
        && !lengthGuessed
        && !unwrapped
        && !containsHeader("Content-Length")
        && getTrailerFields() == null) {
      super.setContentLengthLong(written);
    }
  }

  /** Whether nothing was written where something could have been, and nobody else sends it. */
  private boolean isSurelyEmpty() {
    int status = getStatus();
    return status >= 200
        && status < 400
        && status != HttpServletResponse.SC_NO_CONTENT
        && status != HttpServletResponse.SC_NOT_MODIFIED
        && !"HEAD".equals(watch.request().getMethod())
        && SendFile.bytes(watch.request()) == 0;
  }

  /** Sends what is buffered, to see whether there is still someone to receive it. */
  void probe() {
    if (!nonBlocking && !"HEAD".equals(watch.request().getMethod())) {
      try {
        super.flushBuffer();
      } catch (IOException failure) {
        exchange.connectionFailed(failure);
      }
    }
  }

  void writing(int length) {
    exchange.sent(length);
    boolean first = written == 0;
    written += length;
    if (!announced && (written >= SURELY_BUFFERED || (first && mayCommitBy(length)))) {
      announce();
    }
  }

  void printing(String text) {
    lengthGuessed = true;
    writing(ContainerRules.of(watch.request()).printed(this).of(text, 0, text.length()));
  }

  private boolean mayCommitBy(int length) {
    return length >= getBufferSize() || containsHeader("Content-Length");
  }

  void flushing() {
    announce();
    if (!closed) {
      exchange.flushed(watch);
    }
  }

  void closing() {
    announce();
    closed = true;
  }

  void becomesNonBlocking() {
    nonBlocking = true;
  }

  boolean isErrorSent() {
    return errorSent;
  }

  IOException failed(IOException failure) {
    connectionFailed(failure);
    return failure;
  }

  void connectionFailed(Throwable failure) {
    if (!closed) {
      exchange.connectionFailed(failure);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream known = out;
    if (known == null) {
      known = new CountingOutputStream(super.getOutputStream(), this);
      out = known;
    }
    return known;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter known = writer;
    if (known == null) {
      PrintWriter real = super.getWriter();
      known =
          new CountingWriter(
              real,
              this,
              EncodedLength.in(getCharacterEncoding()),
              ContainerRules.of(watch.request()).formatLocale(this));
      writer = known;
    }
    return known;
  }

  @Override
  public void setContentLength(int length) {
    announceIfWritten();
    super.setContentLength(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    announceIfWritten();
    super.setContentLengthLong(length);
  }

  private void announceIfWritten() {
    if (written > 0) {
      announce();
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    flushing();
    try {
      super.flushBuffer();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    forget();
  }

  @Override
  public void reset() {
    super.reset();
    forget();
    out = null;
    writer = null;
    exchange.identify(watch);
  }

  private void forget() {
    exchange.unsent();
    written = 0;
    announced = false;
  }

  @Override
  public void sendError(int status) throws IOException {
    announce();
    super.sendError(status);
    errorIsSent();
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    announce();
    super.sendError(status, message);
    errorIsSent();
  }

  private void errorIsSent() {
    exchange.unsent();
    errorSent = true;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    announce();
    super.sendRedirect(location);
  }

  /**
   * The method that Servlet 6.1 added, which this class is compiled without: a 6.1 container finds
   * it here in place of its own wrapper's.
   */
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    if (SEND_REDIRECT_6_1 == null) {
      throw new UnsupportedOperationException("this container implements Servlet 6.0");
    }
    announce();
    try {
      SEND_REDIRECT_6_1.invoke(
          (HttpServletResponse) super.getResponse(), location, status, clearBuffer);
    } catch (IOException | RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable undeclared) {
      throw new IOException(undeclared);
    }
  }

  private static @Nullable MethodHandle findSendRedirect() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              HttpServletResponse.class,
              "sendRedirect",
              MethodType.methodType(void.class, String.class, int.class, boolean.class));
    } catch (NoSuchMethodException | IllegalAccessException servlet60) {
      return null;
    }
  }
}
