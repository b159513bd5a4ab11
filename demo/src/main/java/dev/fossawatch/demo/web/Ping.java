package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells a load balancer that requests are answered, and nothing more. */
public final class Ping extends Resource {

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/plain;charset=utf-8");
    response.getOutputStream().write("pong\n".getBytes(StandardCharsets.UTF_8));
  }
}
