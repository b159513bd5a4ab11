package dev.fossawatch.server.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An upstream that reads strictly, keeps every request it got and every byte it could not read, and
 * answers with the request line it read.
 */
final class RecordingUpstream implements AutoCloseable {
  private final Queue<Message> received = new ConcurrentLinkedQueue<>();
  private final Queue<String> malformed = new ConcurrentLinkedQueue<>();
  private final ScriptedUpstream server;

  RecordingUpstream() throws IOException {
    server = ScriptedUpstream.behaving(this::serve);
  }

  private void serve(Line connection) throws IOException {
    InputStream in = connection.in();
    try {
      for (Message m = Message.request(in); m != null; m = Message.request(in)) {
        received.add(m);
        byte[] body = (m.method() + " " + m.target()).getBytes(StandardCharsets.ISO_8859_1);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        connection.send(head);
        if (!m.method().equals("HEAD")) {
          connection.send(body);
        }
      }
    } catch (Message.MalformedException unreadable) {
      if (!String.valueOf(unreadable.getMessage()).startsWith("ends ")) {
        malformed.add(String.valueOf(unreadable.getMessage()));
      }
    }
  }

  String url() {
    return server.url();
  }

  /** Takes the requests that came whole. */
  List<Seen> takeReceived() {
    List<Seen> taken = new ArrayList<>();
    for (Message next = received.poll(); next != null; next = received.poll()) {
      taken.add(Seen.received(next, "127.0.0.1:" + server.port()));
    }
    return taken;
  }

  /** What was no request and was not merely cut off. */
  List<String> malformed() {
    return List.copyOf(malformed);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
