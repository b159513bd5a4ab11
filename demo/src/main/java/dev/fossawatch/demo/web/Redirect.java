package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Leads from where something was to where it is. */
public final class Redirect extends Resource {
  private final int status;
  private final String target;

  private Redirect(int status, String target) {
    this.status = status;
    this.target = target;
  }

  /** From a place people type (302). */
  public static Redirect found(String target) {
    return new Redirect(302, target);
  }

  /** From an address that old bookmarks hold (301); the number at its end moves along. */
  public static Redirect moved(String target) {
    return new Redirect(301, target);
  }

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) {
    PathSegments path = PathSegments.of(request);
    response.setStatus(status);
    response.setHeader("Location", path.size() == 1 ? target + "/" + path.id(0) : target);
  }
}
