package dev.fossawatch.core.api;

/**
 * The REST interface and pages of Fossawatch, independent of the server that carries them. An
 * adapter asks {@link #owns} for every request, hands those over complete, and writes back what it
 * gets. Thread-safe; no call waits for a check, a disk or a network.
 */
public final class Api {
  /** The largest request body the interface takes, in bytes. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  /** Whether a decoded path of the application's own port belongs to Fossawatch. */
  public boolean owns(String path) {
    return path.startsWith("/api/v1/monitoring/");
  }

  /** Answers a request; faults of ours become a 500 problem. */
  public ApiResponse handle(ApiRequest request) {
    return new ApiResponse(404, java.util.Map.of(), new byte[0]);
  }
}
