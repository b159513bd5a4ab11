package dev.fossawatch.bench.sidebyside;

import java.io.IOException;

/** That a watcher is there and at work: one that is not would be measured as free. */
interface Proof {
  Proof NONE_NEEDED = application -> true;

  boolean holds(Application application) throws IOException, InterruptedException;

  /** Every answer carries this header. */
  static Proof header(String name) {
    return application -> application.get("/orders/1").headers().firstValue(name).isPresent();
  }

  /** A page of the watcher's own holds this text. */
  static Proof page(String path, String text) {
    return application -> application.get(path).body().contains(text);
  }

  /** The log holds this text. */
  static Proof log(String text) {
    return application -> application.log().contains(text);
  }

  /** A request like this is refused. */
  static Proof refusal(String path) {
    return application -> application.get(path).statusCode() == 403;
  }
}
