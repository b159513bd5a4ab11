package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /events}: what happens to work orders, live, as server-sent events. */
final class Events extends Resource {
  private static final byte[] HELLO = ": welcome\n\n".getBytes(StandardCharsets.UTF_8);

  private final OrderEvents events;

  Events(OrderEvents events) {
    this.events = events;
  }

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    EventStream stream = new EventStream(context, events);
    context.addListener(stream);
    if (!events.add(stream)) {
      context.complete();
      throw Refusal.busy();
    }
    response.getOutputStream().setWriteListener(stream);
    stream.send(HELLO);
  }
}
