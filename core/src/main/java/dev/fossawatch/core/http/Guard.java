package dev.fossawatch.core.http;

/**
 * Judges a request before the application sees it: once when its headers are there and, where it
 * asks for that, again as the body arrives. Called on the request's own thread; must not block.
 * Implementations are thread-safe.
 */
public interface Guard {

  /** Lets everything through and reads no body. */
  Guard OPEN =
      new Guard() {
        @Override
        public Verdict headers(Exchange exchange) {
          return Verdict.allow();
        }

        @Override
        public boolean readsBody(Exchange exchange) {
          return false;
        }

        @Override
        public Verdict body(Exchange exchange, byte[] bytes, int offset, int length, boolean last) {
          return Verdict.allow();
        }
      };

  /** Judges the request line, the headers and the client. */
  Verdict headers(Exchange exchange);

  /** Whether the body of this request is to be held back and shown to {@link #body}. */
  boolean readsBody(Exchange exchange);

  /**
   * Judges the next bytes of the body as the application would receive them. The first call of an
   * exchange holds everything that was held back; later ones hold what streams by after it.
   *
   * @param last whether the body ends with these bytes
   */
  Verdict body(Exchange exchange, byte[] bytes, int offset, int length, boolean last);
}
