package dev.fossawatch.demo.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** A kind of visitor. Stateless: what a visitor knows is on the screen of the browser. */
interface Persona {

  /** The browser or program such a visitor uses. */
  String userAgent();

  /** Does one thing, and tells how long this visitor then thinks. */
  Duration act(Browser browser, Random random) throws IOException, InterruptedException;

  /** Between so many milliseconds. */
  static Duration between(int fromMillis, int toMillis, Random random) {
    return Duration.ofMillis(fromMillis + random.nextInt(toMillis - fromMillis));
  }
}
