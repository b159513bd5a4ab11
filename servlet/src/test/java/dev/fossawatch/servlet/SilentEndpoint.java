package dev.fossawatch.servlet;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/** A WebSocket that says nothing. */
public final class SilentEndpoint extends Endpoint {
  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxIdleTimeout(10_000);
  }
}
