package dev.fossawatch.core.http;

/** Is told of every exchange once when it begins and once when it has ended. Thread-safe. */
public interface Recorder {
  /** Takes no notice. */
  Recorder NOBODY =
      new Recorder() {
        @Override
        public void began(Exchange exchange) {}

        @Override
        public void ended(Exchange exchange) {}
      };

  /** A request was received; its headers are readable. */
  void began(Exchange exchange);

  /** The exchange has ended; its outcome, status, bytes and duration are final. */
  void ended(Exchange exchange);

  /** A recorder that tells this one first and then the other. */
  default Recorder andThen(Recorder other) {
    Recorder first = this;
    return new Recorder() {
      @Override
      public void began(Exchange exchange) {
        first.began(exchange);
        other.began(exchange);
      }

      @Override
      public void ended(Exchange exchange) {
        first.ended(exchange);
        other.ended(exchange);
      }
    };
  }
}
