package dev.fossawatch.demo.login;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A browser that somebody has logged in with.
 *
 * @param user who
 * @param csrf what forms of this session carry, so that no other site can send them
 */
public record Session(User user, String csrf) {
  static final String ATTRIBUTE = Session.class.getName();

  /** The session of a request that passed the {@link LoginFilter}. */
  public static Session of(HttpServletRequest request) {
    return (Session) request.getAttribute(ATTRIBUTE);
  }
}
