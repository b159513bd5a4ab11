package dev.fossawatch.server.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.http.ContractApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The contract's application as a server of its own, for the gateway to stand in front of. */
final class ContractUpstream implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  ContractUpstream(ContractApplication application) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(application, exchange));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(ContractApplication application, HttpExchange exchange)
      throws IOException {
    try (exchange) {
      ExchangeCall call = new ExchangeCall(exchange);
      application.answer(call);
      call.complete();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Buffers the answer until it is flushed, as any server does. */
  private static final class ExchangeCall implements ContractApplication.Call {
    private final HttpExchange exchange;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable OutputStream out;
    private int status = 200;

    ExchangeCall(HttpExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public String path() {
      return exchange.getRequestURI().getPath();
    }

    @Override
    public byte[] body() throws IOException {
      return exchange.getRequestBody().readAllBytes();
    }

    @Override
    public void status(int status) {
      this.status = status;
    }

    @Override
    public void header(String name, String value) {
      exchange.getResponseHeaders().add(name, value);
    }

    @Override
    public void write(byte[] bytes) {
      buffer.writeBytes(bytes);
    }

    @Override
    public void flush() throws IOException {
      OutputStream open = out;
      if (open == null) {
        exchange.sendResponseHeaders(status, 0);
        open = exchange.getResponseBody();
        out = open;
      }
      buffer.writeTo(open);
      buffer.reset();
      open.flush();
    }

    void complete() throws IOException {
      if (out != null) {
        flush();
        return;
      }
      boolean bodiless = status == 304 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, bodiless || buffer.size() == 0 ? -1 : buffer.size());
      if (!bodiless) {
        buffer.writeTo(exchange.getResponseBody());
      }
    }
  }
}
