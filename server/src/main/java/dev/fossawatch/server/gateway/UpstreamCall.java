package dev.fossawatch.server.gateway;

import dev.fossawatch.core.time.TimeSource;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpClientConnection;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have an upstream answer a request: from choosing a connection to the head of its
 * answer, or a failure. On the event loop of its request; each attempt tells its owner one thing.
 */
final class UpstreamCall {
  /** Who makes the attempt. */
  interface Owner {
    /** A connection is there: the request can be written to it. */
    void upstreamReady(HttpClientRequest request);

    /** What the answer will need is known before the answer is (103). */
    void upstreamHinted(MultiMap hints);

    /** The head of an answer is there. */
    void upstreamAnswered(HttpClientResponse response);

    /** There will be no answer. */
    void upstreamFailed(UpstreamFailure failure, Throwable cause);

    /** What was sent so far of the answer is all there will be. */
    void answerBroke(Throwable cause);
  }

  private final Upstream upstream;
  private final Owner owner;
  private final TimeSource time;
  private @Nullable HttpClientRequest request;
  private boolean over;
  private boolean answered;

  UpstreamCall(Upstream upstream, Owner owner, TimeSource time) {
    this.upstream = upstream;
    this.owner = owner;
    this.time = time;
  }

  /** Begins the attempt; the owner may be told of it before this returns. */
  void begin(HttpClientAgent client, HttpMethod method, String target) {
    upstream.began(time.nanos());
    client.request(upstream.request(method, target)).onComplete(this::connected, this::unconnected);
  }

  Upstream upstream() {
    return upstream;
  }

  private void connected(HttpClientRequest ready) {
    upstream.connected();
    if (over) {
      ready.exceptionHandler(reset -> {}).reset();
      return;
    }
    request = ready;
    ready.exceptionHandler(this::broke);
    ready.earlyHintsHandler(this::hinted);
    ready.response().onComplete(this::answered, this::broke);
    owner.upstreamReady(ready);
  }

  private void unconnected(Throwable cause) {
    fail(UpstreamFailure.ofConnecting(cause), cause);
  }

  private void hinted(MultiMap hints) {
    if (!over) {
      owner.upstreamHinted(hints);
    }
  }

  private void answered(HttpClientResponse response) {
    if (!over) {
      answered = true;
      upstream.answered(time.nanos());
      response.exceptionHandler(this::broke);
      owner.upstreamAnswered(response);
    }
  }

  private void broke(Throwable cause) {
    if (answered) {
      if (!over) {
        end();
        owner.answerBroke(cause);
      }
    } else {
      fail(UpstreamFailure.ofConnection(cause), cause);
    }
  }

  private void fail(UpstreamFailure failure, Throwable cause) {
    if (!over) {
      end();
      owner.upstreamFailed(failure, cause);
    }
  }

  /** The upstream has nothing more to do for it. */
  void end() {
    if (!over) {
      over = true;
      upstream.ended(answered);
    }
  }

  /**
   * The answer is complete, and nothing more of the request is to be sent.
   *
   * @param sent whether all of the request was sent: the connection can be used again
   */
  void finish(boolean sent) {
    end();
    HttpClientRequest begun = request;
    if (!sent && begun != null) {
      begun.connection().close();
    }
  }

  /** Gives the attempt up; the connection is closed, and the owner is told nothing more. */
  void abandon() {
    if (!over) {
      end();
      HttpClientRequest begun = request;
      if (begun != null) {
        abort(begun);
      }
    }
  }

  /** What the upstream has not taken yet is not waited for. */
  private static void abort(HttpClientRequest request) {
    HttpClientConnection connection = (HttpClientConnection) request.connection();
    request.reset();
    var unused = connection.channelHandlerContext().close();
  }

  /** Gives the attempt up because the upstream took too long. */
  void timeOut() {
    if (!over) {
      abandon();
      owner.upstreamFailed(UpstreamFailure.TIMEOUT, new TimeoutException("no answer in time"));
    }
  }
}
