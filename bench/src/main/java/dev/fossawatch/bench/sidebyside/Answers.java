package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * What an application answers to one request of each kind: a watcher must not change any of it.
 *
 * @param order a 1 KB order as JSON
 * @param receipt what posting a 2 KB order gives
 * @param stock what a store holds, from the database
 */
record Answers(String order, String receipt, String stock) {

  static Answers of(Application application) throws IOException, InterruptedException, FailedRun {
    String order = ok(application.get("/orders/7"));
    return new Answers(
        order, ok(application.post("/orders", order)), ok(application.get("/stores/7/stock")));
  }

  private static String ok(HttpResponse<String> response) throws FailedRun {
    if (response.statusCode() != 200) {
      throw new FailedRun(response + " with the body: " + response.body());
    }
    return response.body();
  }
}
