package dev.fossawatch.server.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: its beginning is held back, judged where the guard asks for that, and
 * replayed to the upstream; the rest streams after it, with the upstream's back-pressure reaching
 * the client. On the event loop of its request.
 */
final class RequestBody {
  /**
   * A body of so many declared bytes is taken in whole before an upstream is asked for anything.
   */
  private static final int SMALL_BYTES = 64 * 1024;

  /** What may be held without asking the budget. */
  private static final int FREE_BYTES = 16 * 1024;

  private enum State {
    COLLECTING,
    WAITING,
    STREAMING,
    DISCARDING
  }

  /** Who is told how the body fares. */
  interface Owner {
    /** The beginning is there and was let through: the upstream may be asked. */
    void bodyHeld();

    /** The guard does not let it through. */
    void bodyRefused();

    /** It is larger than allowed. */
    void bodyTooLarge();
  }

  private final HttpServerRequest request;
  private final Intake intake;
  private final Watch watch;
  private final Owner owner;
  private final BufferBudget budget;
  private final long mostBytes;
  private final long declaredBytes;
  private final Pace pace;
  private State state = State.COLLECTING;
  private @Nullable Buffer held;
  private @Nullable HttpClientRequest upstream;
  private boolean judged;
  private boolean listening;
  private boolean growing;
  private boolean complete;
  private boolean sent;
  private int holdBytes;
  private int acquiredBytes;
  private long holdSince;
  private long receivedBytes;
  private long sweptBytes;

  /**
   * @param declaredBytes the body's length, or −1 where it is not known
   * @param mostBytes how large a body may be; 0 for any size
   */
  RequestBody(
      HttpServerRequest request,
      Watch watch,
      Owner owner,
      BufferBudget budget,
      long declaredBytes,
      long mostBytes,
      Pace pace) {
    this.request = request;
    intake = Intake.of(request);
    this.watch = watch;
    this.owner = owner;
    this.budget = budget;
    this.declaredBytes = declaredBytes;
    this.mostBytes = mostBytes;
    this.pace = pace;
  }

  /**
   * Begins to take it in; the owner is told when its beginning is there.
   *
   * @param judged whether the guard reads it
   * @param comes whether it comes unasked: a client that waits to be asked for it cannot be waited
   *     for
   */
  void collect(boolean judged, boolean comes) {
    this.judged = judged;
    holdBytes = judged ? watch.holdBytes() : comes ? unjudgedHold() : 0;
    holdSince = watch.holdsSince();
    listen();
    if (holdBytes <= 0) {
      letThrough();
    }
  }

  private void listen() {
    if (!listening) {
      listening = true;
      request.handler(this::chunk).endHandler(end -> ended());
    }
  }

  /**
   * A small body whole, and of another its first piece: until there is one, no upstream is kept.
   */
  private int unjudgedHold() {
    return declaredBytes < 0 || declaredBytes > SMALL_BYTES ? 1 : (int) declaredBytes;
  }

  /** Whether all of it is held, so that it can be sent more than once. */
  boolean isReplayable() {
    return complete && state == State.WAITING;
  }

  /** Whether the client is still to send some of it. */
  boolean isIncomplete() {
    return !complete;
  }

  /** Whether the upstream was given all of it. */
  boolean isSent() {
    return sent;
  }

  long declaredBytes() {
    return declaredBytes;
  }

  /** How many bytes are held; all of the body where it is complete. */
  int heldBytes() {
    return held == null ? 0 : held.length();
  }

  private void chunk(Buffer chunk) {
    receivedBytes += chunk.length();
    complete |= receivedBytes == declaredBytes;
    watch.received(chunk.length());
    if (state == State.DISCARDING) {
      return;
    }
    if (mostBytes > 0 && receivedBytes > mostBytes) {
      owner.bodyTooLarge();
    } else if (state == State.STREAMING) {
      stream(chunk);
    } else {
      hold(chunk);
    }
  }

  private void hold(Buffer chunk) {
    Buffer all = append(chunk);
    held = all;
    if (state == State.COLLECTING
        && (complete || all.length() >= holdBytes || !affords(all.length()))) {
      letThrough();
    }
  }

  /** A body in one piece is not copied; one in many is, but not once for each. */
  private Buffer append(Buffer chunk) {
    Buffer before = held;
    if (before == null) {
      return chunk;
    }
    if (!growing) {
      growing = true;
      before = Buffer.buffer(2 * (before.length() + chunk.length())).appendBuffer(before);
    }
    return before.appendBuffer(chunk);
  }

  private boolean affords(int bytes) {
    if (bytes <= FREE_BYTES || acquiredBytes > 0) {
      return true;
    }
    if (budget.tryAcquire(holdBytes)) {
      acquiredBytes = holdBytes;
      return true;
    }
    return false;
  }

  private void ended() {
    if (complete) {
      return;
    }
    complete = true;
    if (state == State.COLLECTING) {
      letThrough();
    } else if (state == State.STREAMING) {
      endStream();
    }
  }

  /** What is held is judged, first so much as was to be held, then what came beyond it. */
  private void letThrough() {
    state = State.WAITING;
    if (!complete) {
      intake.stop();
    }
    if (judged && !admitsHeld()) {
      owner.bodyRefused();
    } else {
      owner.bodyHeld();
    }
  }

  private boolean admitsHeld() {
    Buffer all = held == null ? Buffer.buffer() : held;
    if (all.length() == 0 && complete) {
      return true;
    }
    if (all.length() <= holdBytes) {
      return watch.admits(all, complete);
    }
    return watch.admits(all.slice(0, holdBytes), false)
        && watch.admits(all.slice(holdBytes, all.length()), complete);
  }

  /** Sends all of it; it stays held, to be sent again if need be. */
  void replay(HttpClientRequest to) {
    sent = true;
    if (held == null) {
      to.end();
    } else {
      to.end(held.copy());
    }
  }

  /** Sends what is held and lets the rest stream after it. */
  void streamTo(HttpClientRequest to) {
    upstream = to;
    state = State.STREAMING;
    to.drainHandler(drained -> intake.goOn());
    if (held != null) {
      to.write(held);
      held = null;
    }
    release();
    if (complete) {
      end(to);
    } else if (!to.writeQueueFull()) {
      intake.goOn();
    }
  }

  private void stream(Buffer chunk) {
    HttpClientRequest to = upstream;
    if (judged && !watch.admits(chunk, complete)) {
      owner.bodyRefused();
    } else if (to != null) {
      to.write(chunk);
      if (complete) {
        end(to);
      } else if (to.writeQueueFull()) {
        intake.stop();
      }
    }
  }

  private void end(HttpClientRequest to) {
    sent = true;
    to.end();
  }

  private void endStream() {
    HttpClientRequest to = upstream;
    if (judged && !watch.admits(Buffer.buffer(), true)) {
      owner.bodyRefused();
    } else if (to != null) {
      end(to);
    }
  }

  /** Reads what is left of it and throws it away, so that the client can read its answer. */
  void discard() {
    state = State.DISCARDING;
    upstream = null;
    held = null;
    release();
    listen();
    if (!complete) {
      intake.goOn();
    }
  }

  /** Gives back what it holds. */
  void release() {
    if (acquiredBytes > 0) {
      budget.release(acquiredBytes);
      acquiredBytes = 0;
    }
  }

  /** Whether the client is to send more of it now, or sent some since this was last asked. */
  boolean isMoving() {
    boolean moved = receivedBytes != sweptBytes;
    sweptBytes = receivedBytes;
    return moved || (!complete && !intake.isStopped());
  }

  /**
   * Looks after it from time to time: ends a hold that lasts too long.
   *
   * @return whether the client sends it too slowly
   */
  boolean sweep(long nowNanos) {
    if (complete || intake.isStopped() || state == State.DISCARDING) {
      pace.rest();
      return false;
    }
    if (state == State.COLLECTING && judged && watch.holdsTooLong(holdSince)) {
      letThrough();
      return false;
    }
    return pace.isTooSlow(nowNanos, receivedBytes);
  }
}
