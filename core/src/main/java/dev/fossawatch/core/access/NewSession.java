package dev.fossawatch.core.access;

/**
 * A session just opened. The only moment its id is known here.
 *
 * @param id what the browser is to send; a secret
 * @param session the session itself
 */
public record NewSession(String id, Session session) {
  @Override
  public String toString() {
    return "NewSession[" + session.principal() + "]";
  }
}
