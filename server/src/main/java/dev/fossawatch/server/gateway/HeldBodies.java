package dev.fossawatch.server.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.Semaphore;

/** Bodies that are held until they are whole, within what all of them together may take. */
final class HeldBodies {
  private final int mostEach;
  private final Semaphore room;

  /**
   * @param mostEach bytes of one body
   * @param mostTogether bytes of all that are held at once
   */
  HeldBodies(int mostEach, int mostTogether) {
    this.mostEach = mostEach;
    room = new Semaphore(mostTogether);
  }

  /** Begins to hold one, which must be let go of. */
  Body begin() {
    return new Body();
  }

  /** What became of a piece. */
  enum Holding {
    /** It is held. */
    HELD,
    /** The body is larger than one may be. */
    TOO_LARGE,
    /** There is no room for it now. */
    NO_ROOM
  }

  /** One of them. Used by one thread at a time. */
  final class Body {
    private final Buffer bytes = Buffer.buffer();
    private int held;

    private Body() {}

    Holding add(Buffer piece) {
      if (piece.length() > mostEach - held) {
        return Holding.TOO_LARGE;
      }
      if (!room.tryAcquire(piece.length())) {
        return Holding.NO_ROOM;
      }
      held += piece.length();
      bytes.appendBuffer(piece);
      return Holding.HELD;
    }

    byte[] bytes() {
      return bytes.getBytes();
    }

    /** Gives its room to others; once more has no effect. */
    void letGo() {
      room.release(held);
      held = 0;
    }
  }
}
