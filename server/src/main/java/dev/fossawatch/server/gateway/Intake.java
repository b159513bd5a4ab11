package dev.fossawatch.server.gateway;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * What comes in of a message, which may have to wait. Vert.x reads on of a message that is paused
 * until sixteen pieces of it wait, up to a megabyte that no bound of ours counts; so its connection
 * is not read from meanwhile, unless it carries other messages too (HTTP/2). On the event loop of
 * the message.
 */
final class Intake {
  private final ReadStream<?> message;
  private final @Nullable Channel connection;
  private boolean stopped;

  private Intake(ReadStream<?> message, @Nullable Channel connection) {
    this.message = message;
    this.connection = connection;
  }

  static Intake of(HttpClientResponse answer) {
    HttpClientConnection connection = (HttpClientConnection) answer.request().connection();
    return new Intake(answer, connection.channelHandlerContext().channel());
  }

  static Intake of(HttpServerRequest request) {
    boolean shared = request.version() == HttpVersion.HTTP_2;
    HttpServerConnection connection = (HttpServerConnection) request.connection();
    return new Intake(request, shared ? null : connection.channelHandlerContext().channel());
  }

  void stop() {
    stopped = true;
    message.pause();
    if (connection != null) {
      connection.config().setAutoRead(false);
    }
  }

  boolean isStopped() {
    return stopped;
  }

  /** Goes on with what waits and, if that was not too much again, with what is to come. */
  void goOn() {
    stopped = false;
    message.resume();
    if (connection != null && !stopped) {
      connection.config().setAutoRead(true);
    }
  }
}
