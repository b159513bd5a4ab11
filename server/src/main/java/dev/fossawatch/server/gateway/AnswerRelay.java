package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Refusal;
import dev.fossawatch.core.http.RequestView;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Passes an upstream's answer on to the client, as it comes. A client slower than the upstream is
 * read ahead for within a bound, so that most answers leave the upstream free at once; beyond it
 * the upstream waits. On the event loop of the request.
 */
final class AnswerRelay {
  private static final int QUEUE_BYTES = 64 * 1024;
  private static final int FIRST_FINAL = 200;
  private static final int GREATEST = 999;
  private static final int NO_CONTENT = 204;

  /** Who is told how the answer ends. */
  interface Owner {
    /** The upstream has sent all of it. */
    void answerTaken();

    /** The last of it was handed to the connection. */
    void answerEnded(Future<Void> written);
  }

  private final boolean chunks;
  private final HttpServerResponse response;
  private final GatewayResponseView view;
  private final Watch watch;
  private final Owner owner;
  private final BufferBudget budget;
  private final int aheadBytes;
  private final Pace client;
  private final Pace silence;
  private @Nullable HttpClientResponse upstream;
  private @Nullable Intake intake;
  private boolean ended;
  private boolean ahead;
  private long length = -1;
  private long takenBytes;
  private long leftBytes;

  /**
   * @param chunks whether the client understands an answer in chunks
   * @param client how fast the client must take it
   * @param silence how long the upstream may send nothing of an answer whose length it told
   */
  AnswerRelay(
      boolean chunks,
      HttpServerResponse response,
      GatewayResponseView view,
      Watch watch,
      Owner owner,
      BufferBudget budget,
      int aheadBytes,
      Pace client,
      Pace silence) {
    this.chunks = chunks;
    this.response = response;
    this.view = view;
    this.watch = watch;
    this.owner = owner;
    this.budget = budget;
    this.aheadBytes = aheadBytes;
    this.client = client;
    this.silence = silence;
  }

  /** Passes on what an upstream tells ahead of its answer. */
  void hint(MultiMap fields) {
    HopByHop hopByHop = HopByHop.of(fields);
    MultiMap told = MultiMap.caseInsensitiveMultiMap();
    fields.forEach(
        (name, value) -> {
          if (!hopByHop.contains(name) && !name.equalsIgnoreCase("Content-Length")) {
            told.add(view.named(name), value);
          }
        });
    Future<Void> unused = response.writeEarlyHints(told);
  }

  /** Whether it is a final answer that says in a known way where it ends. */
  static boolean isAnswer(HttpClientResponse from) {
    String coding = from.headers().get("Transfer-Encoding");
    return from.statusCode() >= FIRST_FINAL
        && from.statusCode() <= GREATEST
        && (coding == null || coding.equalsIgnoreCase("chunked"));
  }

  /** Begins to pass an answer on. */
  void begin(RequestView request, HttpClientResponse from) {
    upstream = from;
    intake = Intake.of(from);
    copyHead(from);
    watch.responding();
    from.handler(this::chunk).endHandler(end -> taken());
    length = isBodiless(request, from.statusCode()) ? 0 : declared(from.headers());
  }

  private boolean hasLength() {
    return length >= 0;
  }

  /** Whether the client can tell where the answer ends while its connection stays open. */
  boolean saysWhereItEnds() {
    return chunks || hasLength();
  }

  private static boolean isBodiless(RequestView request, int status) {
    return status == NO_CONTENT || status == 304 || request.method().equals("HEAD");
  }

  private static long declared(MultiMap headers) {
    String declared = headers.get("Content-Length");
    try {
      return declared == null ? -1 : Long.parseLong(declared);
    } catch (NumberFormatException unreadable) {
      return -1;
    }
  }

  private void copyHead(HttpClientResponse from) {
    int status = from.statusCode();
    response.setStatusCode(status);
    String reason = from.statusMessage();
    if (isPhrase(reason) && !reason.equals(HttpResponseStatus.valueOf(status).reasonPhrase())) {
      response.setStatusMessage(reason);
    }
    copy(from.headers());
    if (status == NO_CONTENT) {
      response.headers().remove("Content-Length");
    }
  }

  private static boolean isPhrase(String reason) {
    return reason.chars().allMatch(octet -> octet >= ' ' && octet != 0x7f);
  }

  /** Copies header fields; a request id that the application set replaces ours. */
  void copy(MultiMap headers) {
    HopByHop hopByHop = HopByHop.of(headers);
    String id = headers.get("X-Request-ID");
    if (id != null) {
      view.setHeader("X-Request-ID", id);
    }
    headers.forEach(
        (name, value) -> {
          if (!hopByHop.contains(name) && !name.equalsIgnoreCase("X-Request-ID")) {
            view.addHeader(name, value);
          }
        });
  }

  /** Sends the head, where no byte of the body took it along. */
  void flushHead() {
    if (!ended && !response.headWritten()) {
      if (saysWhereItEnds()) {
        response.writeHead();
      } else {
        response.write(Buffer.buffer());
      }
      watch.flushed();
    }
  }

  private void chunk(Buffer chunk) {
    takenBytes += chunk.length();
    watch.sent(chunk.length());
    if (takenBytes == length) {
      end(chunk);
      return;
    }
    boolean first = !response.headWritten();
    int bytes = chunk.length();
    response.write(chunk).onSuccess(written -> left(bytes));
    if (first) {
      watch.flushed();
    }
    if (response.writeQueueFull()) {
      makeRoom();
    }
  }

  /** The client is slower than the upstream: reads ahead for it, or has the upstream wait. */
  private void makeRoom() {
    Intake from = intake;
    if (!ahead && budget.tryAcquire(aheadBytes)) {
      ahead = true;
    }
    if (from != null && (!ahead || takenBytes - leftBytes >= aheadBytes)) {
      from.stop();
    }
  }

  /** So many bytes have left for the client. */
  private void left(int bytes) {
    leftBytes += bytes;
    Intake from = intake;
    if (from != null && from.isStopped() && takenBytes - leftBytes <= roomBytes() / 2) {
      from.goOn();
    }
  }

  private int roomBytes() {
    return ahead ? aheadBytes : QUEUE_BYTES;
  }

  private void taken() {
    owner.answerTaken();
    if (!ended) {
      HttpClientResponse from = upstream;
      if (from != null && length < 0 && !from.trailers().isEmpty()) {
        passOnTrailers(from.trailers());
      }
      end(null);
    }
  }

  private void passOnTrailers(MultiMap trailers) {
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    trailers.forEach(view::addTrailer);
  }

  /** Answers in the upstream's place. */
  void refuse(Refusal refusal, boolean withoutBody) {
    upstream = null;
    intake = null;
    response.setStatusCode(refusal.status());
    refusal.headers().forEach(view::setHeader);
    view.setHeader("Content-Length", Integer.toString(refusal.body().length));
    watch.responding();
    if (withoutBody) {
      end(null);
    } else {
      watch.sent(refusal.body().length);
      end(Buffer.buffer(refusal.body()));
    }
  }

  private void end(@Nullable Buffer last) {
    ended = true;
    owner.answerEnded(last == null ? response.end() : response.end(last));
  }

  /** Whether the last byte was handed to the connection. */
  boolean isEnded() {
    return ended;
  }

  /** Whether the client takes it too slowly. */
  boolean isTooSlow(long nowNanos) {
    if (!ended && !response.writeQueueFull()) {
      client.rest();
      return false;
    }
    return client.isTooSlow(nowNanos, leftBytes);
  }

  /** Whether the upstream stopped in the middle of it. */
  boolean isStuck(long nowNanos) {
    boolean stopped = intake != null && intake.isStopped();
    if (ended || stopped || length < 0) {
      silence.rest();
      return false;
    }
    return silence.isTooSlow(nowNanos, takenBytes);
  }

  /** Gives back what it holds; called when the last byte has left, or never will. */
  void release() {
    if (ahead) {
      ahead = false;
      budget.release(aheadBytes);
    }
  }
}
