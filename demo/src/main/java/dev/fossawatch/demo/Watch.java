package dev.fossawatch.demo;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;

/**
 * What watches the application from inside the server.
 *
 * @param filter sees every request before the application does
 * @param administration answers everything on the administration's port
 */
record Watch(Filter filter, Servlet administration) implements AutoCloseable {

  static Watch over(Forecourt forecourt, Settings settings) {
    return new Watch(
        (request, response, chain) -> chain.doFilter(request, response), new HttpServlet() {});
  }

  @Override
  public void close() {}
}
