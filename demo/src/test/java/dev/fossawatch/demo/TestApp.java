package dev.fossawatch.demo;

import dev.fossawatch.core.time.TimeSource;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The application on a free port, watched by a given filter alone. */
final class TestApp implements AutoCloseable {
  /** A day when everything works. */
  static final Mishaps FINE_DAY = new Mishaps(n -> false, n -> false, n -> false);

  /** A day when everything goes wrong that can. */
  static final Mishaps BAD_DAY = new Mishaps(n -> true, n -> true, n -> true);

  private final Forecourt forecourt;
  private final AppServer server;

  TestApp(Path directory, Mishaps mishaps, Filter filter) throws Exception {
    forecourt = Forecourt.open(directory, mishaps, TimeSource.system());
    server = AppServer.start(forecourt, 0, new Inside(0, filter, new Answering()));
  }

  static TestApp startWatchedByNobody(Path directory) throws Exception {
    return new TestApp(
        directory, FINE_DAY, (request, response, chain) -> chain.doFilter(request, response));
  }

  Client client() {
    return new Client(home());
  }

  URI home() {
    return URI.create("http://localhost:" + server.port());
  }

  URI administration() {
    return URI.create("http://localhost:" + server.adminPort());
  }

  String apiToken() {
    return forecourt.apiToken();
  }

  @Override
  public void close() {
    forecourt.endStreams();
    server.close();
    forecourt.close();
  }

  /** Stands for what administers the application. */
  private static final class Answering extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().write("administration");
    }
  }
}
