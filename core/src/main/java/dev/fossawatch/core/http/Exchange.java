package dev.fossawatch.core.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One request's way through Fossawatch and the order of its events: {@linkplain Exchanges#begin
 * begin} (the headers are judged), {@link #identify}, {@link #body} (held back, then streaming),
 * {@link #responding} (before the response is committed), then once {@link #end} or {@link #abort}.
 * Adapters translate their server's callbacks into these calls and obey the verdicts; they decide
 * nothing.
 *
 * <p>Calls come from one thread at a time, each seeing what earlier ones did, save that {@code end}
 * and {@code abort} may race: the first wins. A fault of ours in any of them is counted and never
 * reaches the application.
 */
public final class Exchange {
  /** The header that names the request, in both directions. */
  public static final String REQUEST_ID_HEADER = RequestIds.HEADER;

  private static final String RESPONSE_TIME_HEADER = "X-Response-Time";
  private static final int BINARY_HOLD_BYTES = 4 * 1024;
  private static final long ABANDON_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long STREAM_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicIntegerFieldUpdater<Exchange> OVER =
      AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "over");

  private final Exchanges exchanges;
  private final RequestView request;
  private final long startNanos;
  private @Nullable ClientAddress client;
  private @Nullable String requestId;
  private Verdict verdict = Verdict.allow();
  private long bytesIn;
  private long bytesOut;
  private long firstByteNanos = -1;
  private long durationNanos = -1;
  private int status;
  private boolean openEnded;
  private volatile boolean clientGone;
  private volatile int over;
  private ResponseKind kind = ResponseKind.PLAIN;
  private Outcome outcome = Outcome.OK;
  private @Nullable Throwable error;

  Exchange(Exchanges exchanges, RequestView request, long startNanos) {
    this.exchanges = exchanges;
    this.request = request;
    this.startNanos = startNanos;
  }

  void begin() {
    try {
      exchanges.recorder().began(this);
    } catch (RuntimeException | Error fault) {
      exchanges.errors().record("exchange.begin", fault);
    }
    try {
      verdict = exchanges.guard().headers(this);
    } catch (RuntimeException | Error fault) {
      exchanges.errors().record("guard.headers", fault);
    }
  }

  /** The verdict so far; once it is not {@link Verdict.Allow} it stays. */
  public Verdict verdict() {
    return verdict;
  }

  /** What to answer instead of asking the application; null while the request is let through. */
  public @Nullable Refusal refusal() {
    if (verdict instanceof Verdict.Throttle throttle) {
      return Refusal.throttled(throttle.retryAfterSeconds());
    }
    return verdict instanceof Verdict.Block ? Refusal.blocked() : null;
  }

  /** Whether the body must be shown to {@link #body} before the application receives it. */
  public boolean readsBody() {
    try {
      return verdict instanceof Verdict.Allow && exchanges.guard().readsBody(this);
    } catch (RuntimeException | Error fault) {
      exchanges.errors().record("guard.readsBody", fault);
      return false;
    }
  }

  /**
   * How many bytes of a body that {@linkplain #readsBody is read} are held back before they are
   * judged: text of any kind up to {@link BodyLimits#bytes}, of other types the first 4 KiB.
   */
  public int holdBytes() {
    int most = exchanges.bodyLimits().bytes();
    return MediaTypes.isReadable(request.header("Content-Type"))
        ? most
        : Math.min(most, BINARY_HOLD_BYTES);
  }

  /** Whether a body has been held back for as long as it may be. */
  public boolean holdsTooLong(long sinceNanos) {
    return exchanges.time().nanos() - sinceNanos >= exchanges.bodyLimits().nanos();
  }

  /** The moment holding begins, to be handed to {@link #holdsTooLong}. */
  public long holdsSince() {
    return exchanges.time().nanos();
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
      } catch (RuntimeException | Error fault) {
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

  /** Takes back what was counted as sent: the response was reset before it was committed. */
  public void unsent() {
    bytesOut = 0;
  }

  /**
   * The response can take headers: adds {@code X-Request-ID}, which the application may replace.
   * Called again after the response was reset.
   */
  public void identify(ResponseView response) {
    try {
      response.setHeader(RequestIds.HEADER, requestId());
    } catch (RuntimeException fault) {
      exchanges.errors().record("response headers", fault);
    }
  }

  /**
   * The response is about to be committed, or may be by the next write: adds {@code
   * X-Response-Time}. Called again where it was not committed after all.
   */
  public void responding(ResponseView response) {
    try {
      firstByteNanos = exchanges.time().nanos() - startNanos;
      response.setHeader(RESPONSE_TIME_HEADER, ResponseTime.format(firstByteNanos));
    } catch (RuntimeException fault) {
      exchanges.errors().record("response headers", fault);
    }
  }

  /**
   * Whether the answer took so long that its client may have gone away: an adapter then makes sure
   * that a failure to send what its server still buffers is seen before {@link #end}.
   */
  public boolean mayBeAbandoned() {
    return exchanges.time().nanos() - startNanos >= ABANDON_NANOS;
  }

  /** The application sent what it had before the response was complete. */
  public void flushed(ResponseView response) {
    if (!openEnded) {
      openEnded = response.header("Content-Length") == null;
    }
  }

  /** The application failed with an exception; the exchange goes on to its end. */
  public void failed(Throwable cause) {
    if (Disconnection.isNamed(cause)) {
      clientGone = true;
    } else {
      error = cause;
    }
  }

  /** Reading from or writing to the client failed; the exchange goes on to its end. */
  public void connectionFailed(Throwable cause) {
    if (Disconnection.isOfConnection(cause)) {
      clientGone = true;
    }
  }

  /**
   * Counts a fault of the adapter itself, which then goes on as well as it can.
   *
   * @param place a constant of the adapter's code, never request data
   */
  public void faulted(String place, RuntimeException fault) {
    exchanges.errors().record(place, fault);
  }

  /** Whether the client is known to have gone away. */
  public boolean isClientGone() {
    return clientGone;
  }

  /**
   * The response is complete, or never will be. Only the first call of {@code end} or {@code abort}
   * counts.
   */
  public void end(ResponseView response) {
    if (!OVER.compareAndSet(this, 0, 1)) {
      return;
    }
    try {
      durationNanos = exchanges.time().nanos() - startNanos;
      status = response.status();
      kind = kindOf(response);
      outcome = outcomeNow();
    } catch (RuntimeException fault) {
      exchanges.errors().record("exchange.end", fault);
    }
    try {
      exchanges.recorder().ended(this);
    } catch (RuntimeException | Error fault) {
      exchanges.errors().record("exchange.end", fault);
    }
  }

  /** The client went away before the response was complete. */
  public void abort(ResponseView response, @Nullable Throwable cause) {
    if (cause != null && error == null) {
      error = cause;
    }
    clientGone = true;
    end(response);
  }

  /** Whether {@link #end} or {@link #abort} was called. */
  public boolean isOver() {
    return over != 0;
  }

  private ResponseKind kindOf(ResponseView response) {
    if (status == 101) {
      return ResponseKind.UPGRADE;
    }
    boolean longLived = openEnded && durationNanos - firstByteNanos >= STREAM_NANOS;
    return longLived || MediaTypes.isEndless(response.header("Content-Type"))
        ? ResponseKind.STREAM
        : ResponseKind.PLAIN;
  }

  private Outcome outcomeNow() {
    if (clientGone) {
      return Outcome.ABORTED;
    }
    if (status >= 500 || (error != null && status < 400)) {
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
    ClientAddress known = client;
    if (known == null) {
      known = exchanges.clientOf(request);
      client = known;
    }
    return known;
  }

  /** The id of this request, made of letters, digits and a few harmless signs. */
  public String requestId() {
    String known = requestId;
    if (known == null) {
      known = exchanges.requestIds().of(request);
      requestId = known;
    }
    return known;
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
