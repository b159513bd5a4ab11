package dev.fossawatch.demo.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of a kind, with a browser and a will of its own. Acts on one thread at a time. */
final class Visitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

  private final Persona persona;
  private final Browser browser;
  private final Random random;
  private final Tally tally;

  Visitor(Persona persona, Browser browser, Random random, Tally tally) {
    this.persona = persona;
    this.browser = browser;
    this.random = random;
    this.tally = tally;
  }

  /** Does one thing; a visitor without an answer tries something else a little later. */
  Duration act() throws InterruptedException {
    try {
      return persona.act(browser, random);
    } catch (IOException fault) {
      LOG.debug("A visitor got no answer", fault);
      tally.failure();
      return AFTER_FAILURE;
    }
  }

  /** When this visitor comes first. */
  Duration arrival() {
    return Persona.between(100, 12_000, random);
  }

  @Override
  public void close() {
    browser.close();
  }
}
