package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the gateway: its head is judged, the beginning of its body held
 * back and judged, an upstream asked, the answer passed on. All of it on the event loop of its
 * connection.
 */
final class ProxiedRequest implements RequestBody.Owner, UpstreamCall.Owner, AnswerRelay.Owner {
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
  private static final int MOST_ATTEMPTS = 3;

  /** More interim answers to one request are kept to ourselves; nothing else bounds them. */
  private static final int MOST_HINTS = 16;

  private enum Phase {
    /** The body is held back. */
    HOLDING,
    /** An upstream was asked and has not begun to answer. */
    ASKING,
    /** The answer is being passed on. */
    ANSWERING,
    /** Nothing is left to do. */
    OVER
  }

  private final GatewayLoop loop;
  private final ClientConnection connection;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final GatewayRequestView view;
  private final GatewayResponseView answer;
  private final RequestHead head;
  private final Watch watch;
  private final AnswerRelay relay;
  private @Nullable RequestBody body;
  private @Nullable UpstreamCall call;
  private @Nullable Tunnel tunnel;
  private Phase phase = Phase.HOLDING;
  private int attempts;
  private int hints;
  private long askedNanos;
  private boolean continued;
  private boolean endsWithConnection;
  private boolean tooSlow;

  ProxiedRequest(GatewayLoop loop, ClientConnection connection, HttpServerRequest request) {
    this.loop = loop;
    this.connection = connection;
    this.request = request;
    response = request.response();
    head = RequestHead.of(request, connection.isHttp2());
    view = new GatewayRequestView(request, connection.peer(), head.target());
    answer = new GatewayResponseView(response, connection.isHttp2());
    watch = loop.parts().watching().begin(loop.parts().exchanges(), view, answer);
    relay = loop.relay(request, answer, watch, this);
  }

  /** Takes the request up. */
  void begin() {
    response.exceptionHandler(gone -> clientGone());
    response.closeHandler(gone -> closed());
    request.exceptionHandler(gone -> clientGone());
    if (head.hasBody()) {
      body = loop.body(request, watch, this, head.declaredBytes());
    }
    Rejection rejection = head.rejection(loop.parts().limits());
    Refusal refusal = watch.refusal();
    if (rejection != null) {
      reject(rejection);
    } else if (refusal != null) {
      refuse(refusal);
    } else if (head.isWebSocket()) {
      tunnel = new Tunnel(request, loop.parts().meters());
      ask(null);
    } else if (body != null) {
      take(body);
    } else {
      ask(null);
    }
  }

  private void take(RequestBody taken) {
    boolean judged = watch.readsBody();
    if (judged && head.expectsContinue()) {
      continueBody();
    }
    taken.collect(judged, !waitsToBeAsked());
    FramingViolation violation = connection.violation();
    if (violation != null) {
      violated(violation);
    }
  }

  /** Whether the client has not been told yet to send its body. */
  private boolean waitsToBeAsked() {
    return head.expectsContinue() && !continued;
  }

  private void continueBody() {
    continued = true;
    response.writeContinue();
  }

  @Override
  public void bodyHeld() {
    if (phase == Phase.HOLDING) {
      ask(null);
    }
  }

  @Override
  public void bodyRefused() {
    Refusal refusal = watch.refusal();
    if (refusal != null) {
      refuse(refusal);
    }
  }

  @Override
  public void bodyTooLarge() {
    reject(Rejection.BODY_TOO_LARGE);
  }

  /** Whether the client is still sending the body. */
  boolean readsBody() {
    return body != null && body.isIncomplete();
  }

  /** The body is malformed, and will never end. */
  void violated(FramingViolation violation) {
    refuse(violation.refusal());
  }

  private void ask(@Nullable Upstream failed) {
    phase = Phase.ASKING;
    attempts++;
    askedNanos = loop.parts().time().nanos();
    Upstream chosen = loop.parts().balancer().choose(failed);
    view.goesTo(chosen);
    UpstreamCall attempt = new UpstreamCall(chosen, this, loop.parts().time());
    call = attempt;
    attempt.begin(loop.client(), request.method(), head.target());
  }

  @Override
  public void upstreamReady(HttpClientRequest to) {
    askedNanos = loop.parts().time().nanos();
    UpstreamCall current = call;
    if (current != null) {
      loop.parts()
          .headers()
          .write(
              request.headers(),
              view,
              head.host(),
              current.upstream(),
              head.hopByHop(),
              to.headers());
      watch.name(to.headers());
    }
    if (tunnel != null) {
      tunnel.ask(to);
    } else if (body == null) {
      sendWithoutBody(to);
    } else {
      sendBody(to, body);
    }
  }

  private void sendWithoutBody(HttpClientRequest to) {
    if (head.declaredBytes() == 0) {
      to.headers().set("Content-Length", "0");
    }
    to.end();
  }

  private void sendBody(HttpClientRequest to, RequestBody from) {
    if (from.isReplayable()) {
      if (from.heldBytes() > 0 || !connection.isHttp2()) {
        to.headers().set("Content-Length", Integer.toString(from.heldBytes()));
      }
      from.replay(to);
      return;
    }
    if (from.declaredBytes() >= 0) {
      to.headers().set("Content-Length", Long.toString(from.declaredBytes()));
    } else {
      to.setChunked(true);
    }
    if (waitsToBeAsked()) {
      to.headers().set("Expect", "100-continue");
      to.continueHandler(go -> continueBody());
      to.writeHead();
    }
    from.streamTo(to);
  }

  /** HTTP/1.0 knows no interim answers (RFC 9110 §15.2). */
  @Override
  public void upstreamHinted(MultiMap fields) {
    if (phase == Phase.ASKING && request.version() != HttpVersion.HTTP_1_0 && hints < MOST_HINTS) {
      hints++;
      relay.hint(fields);
    }
  }

  @Override
  public void upstreamAnswered(HttpClientResponse from) {
    phase = Phase.ANSWERING;
    if (tunnel != null && from.statusCode() == 101) {
      join(tunnel, from);
      return;
    }
    if (!AnswerRelay.isAnswer(from)) {
      garbage(from);
      return;
    }
    relay.begin(view, from);
    endsWithConnection = !relay.saysWhereItEnds();
    connection.prepareAnswer(answer, mustClose());
    loop.later(relay::flushHead);
  }

  /** Whether the rest of the body may never come. */
  private boolean neverEnds() {
    return waitsToBeAsked() || tooSlow || connection.violation() != null;
  }

  private void join(Tunnel agreed, HttpClientResponse from) {
    response.setStatusCode(101);
    relay.copy(from.headers());
    answer.setHeader("Connection", "Upgrade");
    answer.setHeader("Upgrade", "websocket");
    watch.responding();
    connection.becomes(agreed);
    over();
    if (call != null) {
      agreed.join(from, call);
    }
    watch.ended();
  }

  /** What came is none that a proxy can pass on. */
  private void garbage(HttpClientResponse from) {
    if (call != null) {
      call.abandon();
    }
    upstreamFailed(
        UpstreamFailure.GARBAGE, new IllegalStateException("status " + from.statusCode()));
  }

  /** Whether the connection cannot be used after this answer. */
  private boolean mustClose() {
    return endsWithConnection || loop.parts().drain().hasBegun() || (readsBody() && neverEnds());
  }

  @Override
  public void upstreamFailed(UpstreamFailure failure, Throwable cause) {
    loop.parts().meters().failed(failure);
    UpstreamCall failed = call;
    if (failed == null) {
      return;
    }
    loop.parts().balancer().failed(failed.upstream(), failure);
    if (mayRetry(failure)) {
      loop.parts().meters().retried(failure);
      ask(failed.upstream());
    } else {
      refuse(failure.refusal());
    }
  }

  /**
   * A request may be sent once more where the upstream surely saw nothing of it, or where doing it
   * twice means the same as doing it once and all of it is at hand (RFC 9110 §9.2.2).
   */
  private boolean mayRetry(UpstreamFailure failure) {
    if (attempts >= MOST_ATTEMPTS) {
      return false;
    }
    boolean another = loop.parts().balancer().hasSeveral();
    return switch (failure) {
      case CONNECT, CONNECT_TIMEOUT -> another;
      case CLOSED -> isRepeatable();
      case GARBAGE -> another && isRepeatable();
      case BUSY, TIMEOUT -> false;
    };
  }

  private boolean isRepeatable() {
    return IDEMPOTENT.contains(request.method().name()) && (body == null || body.isReplayable());
  }

  @Override
  public void answerBroke(Throwable cause) {
    if (phase == Phase.OVER) {
      return;
    }
    UpstreamFailure failure = UpstreamFailure.ofConnection(cause);
    loop.parts().meters().failed(failure);
    if (response.headWritten()) {
      over();
      watch.failed(cause);
      connection.breakOff(response);
    } else {
      refuse(failure.refusal());
    }
  }

  @Override
  public void answerTaken() {
    if (call != null) {
      call.finish(tunnel == null && (body == null || body.isSent()));
    }
    if (body != null && readsBody()) {
      body.discard();
    }
  }

  @Override
  public void answerEnded(Future<Void> written) {
    written.onComplete(done -> left(), lost -> clientGone());
  }

  private void left() {
    if (phase != Phase.OVER) {
      over();
      watch.ended();
      connection.answered(response, readsBody() && !neverEnds() ? body : null, mustClose());
    }
  }

  private void reject(Rejection rejection) {
    loop.parts().meters().refused(rejection);
    refuse(rejection.refusal());
  }

  /** Answers in the upstream's place, or breaks off where its own answer is on its way. */
  private void refuse(Refusal refusal) {
    if (phase == Phase.OVER) {
      return;
    }
    if (call != null) {
      call.abandon();
    }
    if (body != null) {
      body.discard();
    }
    if (relay.isEnded()) {
      return;
    }
    if (response.headWritten()) {
      over();
      watch.failed(new IllegalStateException("refused while it was answered"));
      connection.breakOff(response);
      return;
    }
    phase = Phase.ANSWERING;
    response.headers().clear();
    watch.identify();
    connection.prepareAnswer(answer, mustClose());
    relay.refuse(refusal, view.method().equals("HEAD"));
  }

  /**
   * The stream or the connection of the request was closed. A stream of HTTP/2 also closes because
   * all was said: where the last of the answer was handed over, its own fate tells.
   */
  private void closed() {
    if (!connection.isHttp2() || !relay.isEnded()) {
      clientGone();
    }
  }

  /** The client went away. */
  private void clientGone() {
    if (phase != Phase.OVER) {
      over();
      if (call != null) {
        call.abandon();
      }
      watch.aborted();
      connection.forget(this);
    }
  }

  private void over() {
    phase = Phase.OVER;
    relay.release();
    if (body != null) {
      body.release();
    }
    connection.forget(this);
  }

  /** Looks after what takes time, now and then. */
  void sweep(long nowNanos) {
    if (phase == Phase.OVER) {
      return;
    }
    if (body != null && !waitsToBeAsked() && body.sweep(nowNanos)) {
      tooSlow = true;
      reject(Rejection.TOO_SLOW);
    } else if (phase == Phase.ASKING) {
      sweepAsking(nowNanos);
    } else if (phase == Phase.ANSWERING) {
      sweepAnswering(nowNanos);
    }
  }

  /** The upstream is not waited for while the client is. */
  private void sweepAsking(long nowNanos) {
    if (body != null && body.isMoving() && !waitsToBeAsked()) {
      askedNanos = nowNanos;
    } else if (nowNanos - askedNanos > loop.parts().config().timeouts().firstByte().toNanos()
        && call != null) {
      call.timeOut();
    }
  }

  private void sweepAnswering(long nowNanos) {
    if (relay.isTooSlow(nowNanos)) {
      loop.parts().meters().refused(Rejection.TOO_SLOW);
      clientGone();
      connection.cut(response);
    } else if (relay.isStuck(nowNanos) && call != null) {
      call.abandon();
      answerBroke(new TimeoutException("the answer stopped"));
    }
  }
}
