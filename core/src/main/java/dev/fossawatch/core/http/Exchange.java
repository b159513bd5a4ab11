package dev.fossawatch.core.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request's way through Fossawatch and the order of its events: {@linkplain Exchanges#begin
 * begin} (the headers are judged), {@link #body} (held back, then streaming), {@link #responding}
 * (before the response is committed), then once {@link #end} or {@link #abort}. Adapters translate
 * their server's callbacks into these calls and obey the verdicts; they decide nothing.
 *
 * <p>Calls come from one thread at a time, save that {@code end} and {@code abort} may race: the
 * first wins. A fault of ours in any of them is counted and never reaches the application.
 */
public final class Exchange {
  private final Exchanges exchanges;
  private final RequestView request;
  private final ClientAddress client;
  private final String requestId;
  private final long startNanos;
  private final AtomicBoolean over = new AtomicBoolean();

  private Verdict verdict = Verdict.allow();
  private long bytesIn;
  private long bytesOut;
  private long firstByteNanos = -1;
  private long durationNanos = -1;
  private int status;
  private ResponseKind kind = ResponseKind.PLAIN;
  private Outcome outcome = Outcome.OK;
  private @Nullable Throwable error;

  Exchange(
      Exchanges exchanges,
      RequestView request,
      ClientAddress client,
      String requestId,
      long startNanos) {
    this.exchanges = exchanges;
    this.request = request;
    this.client = client;
    this.requestId = requestId;
    this.startNanos = startNanos;
  }

  void begin() {
    try {
      exchanges.recorder().began(this);
    } catch (RuntimeException fault) {
      exchanges.errors().record("exchange.begin", fault);
    }
    try {
      verdict = exchanges.guard().headers(this);
    } catch (RuntimeException fault) {
      exchanges.errors().record("guard.headers", fault);
    }
  }

  /** The verdict so far; once it is not {@link Verdict.Allow} it stays. */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Whether the body must be held back up to {@link Exchanges#bodyLimits} and shown to {@link
   * #body}.
   */
  public boolean readsBody() {
    try {
      return verdict instanceof Verdict.Allow && exchanges.guard().readsBody(this);
    } catch (RuntimeException fault) {
      exchanges.errors().record("guard.readsBody", fault);
      return false;
    }
  }

  /**
   * Judges the next bytes of the body: first all that was held back, then what streams by.
   *
   * @param last whether the body ends with these bytes
   * @return the verdict from here on
   */
  public Verdict body(byte[] bytes, int offset, int length, boolean last) {
    if (verdict instanceof Verdict.Allow) {
      try {
        verdict = exchanges.guard().body(this, bytes, offset, length, last);
      } catch (RuntimeException fault) {
        exchanges.errors().record("guard.body", fault);
      }
    }
    return verdict;
  }

  /** Counts bytes of the request body that were read from the client. */
  public void received(long bytes) {
    bytesIn += bytes;
  }

  /** Counts bytes of the response body that were written towards the client. */
  public void sent(long bytes) {
    bytesOut += bytes;
  }

  /**
   * The response is about to be committed, or its first byte is about to be written: adds {@code
   * X-Request-ID} and {@code X-Response-Time}. Later calls have no effect.
   */
  public void responding(ResponseView response) {
    if (firstByteNanos < 0) {
      firstByteNanos = exchanges.time().nanos() - startNanos;
      try {
        response.setHeader(RequestIds.HEADER, requestId);
        response.setHeader("X-Response-Time", ResponseTime.format(firstByteNanos));
      } catch (RuntimeException fault) {
        exchanges.errors().record("response headers", fault);
      }
    }
  }

  /** The application failed with an exception; the exchange goes on to its end. */
  public void failed(Throwable cause) {
    error = cause;
  }

  /** The response is complete. Only the first call of {@code end} or {@code abort} counts. */
  public void end(ResponseView response) {
    if (over.compareAndSet(false, true)) {
      status = response.status();
      kind = kindOf(response);
      outcome = outcomeOf(status);
      finish();
    }
  }

  /** The client went away before the response was complete. */
  public void abort(ResponseView response, @Nullable Throwable cause) {
    if (over.compareAndSet(false, true)) {
      status = response.status();
      kind = kindOf(response);
      outcome = Outcome.ABORTED;
      finish();
    }
  }

  private void finish() {
    durationNanos = exchanges.time().nanos() - startNanos;
    try {
      exchanges.recorder().ended(this);
    } catch (RuntimeException fault) {
      exchanges.errors().record("exchange.end", fault);
    }
  }

  private static ResponseKind kindOf(ResponseView response) {
    return response.status() == 101 ? ResponseKind.UPGRADE : ResponseKind.PLAIN;
  }

  private static Outcome outcomeOf(int status) {
    if (status >= 500) {
      return Outcome.ERROR;
    }
    return status >= 400 ? Outcome.CLIENT_ERROR : Outcome.OK;
  }

  /** The request as the client sent it. */
  public RequestView request() {
    return request;
  }

  /** Whom the request comes from. */
  public ClientAddress client() {
    return client;
  }

  /** The id of this request, made of letters, digits and a few harmless signs. */
  public String requestId() {
    return requestId;
  }

  /** The final status; meaningful once the exchange has ended. */
  public int status() {
    return status;
  }

  /** How the exchange ended; meaningful once it has. */
  public Outcome outcome() {
    return outcome;
  }

  /** What the duration of the response means; meaningful once the exchange has ended. */
  public ResponseKind kind() {
    return kind;
  }

  /** Nanoseconds from the first to the last event; −1 before the end. */
  public long durationNanos() {
    return durationNanos;
  }

  /** Nanoseconds from the first event to the first byte of the response; −1 if none was written. */
  public long firstByteNanos() {
    return firstByteNanos;
  }

  /** Bytes of the request body read so far. */
  public long bytesIn() {
    return bytesIn;
  }

  /** Bytes of the response body written so far, before any compression outside the application. */
  public long bytesOut() {
    return bytesOut;
  }

  /** The exception the application failed with; null where it did not. */
  public @Nullable Throwable error() {
    return error;
  }
}
