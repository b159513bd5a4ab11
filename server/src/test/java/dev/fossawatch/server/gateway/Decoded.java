package dev.fossawatch.server.gateway;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decoder made of the bytes it was given.
 *
 * @param requests method, target and body of each whole request
 * @param bodies the body of each
 * @param failures what it could not decode
 */
record Decoded(List<String> requests, List<String> bodies, List<Throwable> failures) {

  static Decoded from(EmbeddedChannel channel) {
    List<String> requests = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    StringBuilder request = new StringBuilder();
    StringBuilder body = new StringBuilder();
    for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
      if (part.decoderResult().isFailure()) {
        failures.add(part.decoderResult().cause());
      }
      if (part instanceof HttpRequest head) {
        request.append(head.method()).append(' ').append(head.uri());
      }
      if (part instanceof HttpContent content && content.content().isReadable()) {
        body.append(content.content().toString(StandardCharsets.ISO_8859_1));
      }
      if (part instanceof LastHttpContent) {
        requests.add(body.isEmpty() ? request.toString() : request + " " + body);
        bodies.add(body.toString());
        request.setLength(0);
        body.setLength(0);
      }
      ReferenceCountUtil.release(part);
    }
    return new Decoded(requests, bodies, failures);
  }

  /** The lengths of all bodies but those of requests with this method. */
  List<Integer> bodyLengths(String except) {
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      if (!requests.get(i).startsWith(except)) {
        lengths.add(bodies.get(i).length());
      }
    }
    return lengths;
  }
}
