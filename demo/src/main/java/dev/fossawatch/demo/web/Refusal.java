package dev.fossawatch.demo.web;

/** A request that is answered with an error because the client must change something. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String allow;

  private Refusal(int status, String message, String allow) {
    super(message, null, false, false);
    this.status = status;
    this.allow = allow;
  }

  /** 400: something in the request is not as it must be. */
  public static Refusal badRequest(String message) {
    return new Refusal(400, message, "");
  }

  /** 401: an API call without a valid credential. */
  public static Refusal unauthorized() {
    return new Refusal(401, "This needs a login or an API token.", "");
  }

  /** 403: known, but not allowed. */
  public static Refusal forbidden(String message) {
    return new Refusal(403, message, "");
  }

  /** 404: there is no such thing. */
  public static Refusal notFound() {
    return new Refusal(404, "There is no such page.", "");
  }

  /** 405: not with this method. */
  public static Refusal methodNotAllowed(String allowed) {
    return new Refusal(405, "This page does not take that method.", allowed);
  }

  /** 413: more than this page takes. */
  public static Refusal tooLarge() {
    return new Refusal(413, "That is more than this page takes.", "");
  }

  /** 503: too many at once. */
  public static Refusal busy() {
    return new Refusal(503, "Too many at once, try again in a moment.", "");
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** What the {@code Allow} header lists; empty where there is none. */
  public String allow() {
    return allow;
  }
}
