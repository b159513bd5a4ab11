package dev.fossawatch.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A clean head in the one form that leaves one reading: the target a path in ASCII, and in {@code
 * Host} what an absolute target named, as RFC 9112, section 3.2.2, asks for.
 */
final class PlainHead {
  private static final String LINE_END = "\r\n";

  private PlainHead() {}

  /** The same head in that form; {@code head} stays the caller's. */
  static ByteBuf of(ByteBuf head, ByteBufAllocator allocator) {
    String[] lines = head.toString(StandardCharsets.ISO_8859_1).split(LINE_END, -1);
    String[] words = lines[0].split(" ", -1);
    int path = pathStart(words[1]);
    StringBuilder plain = new StringBuilder(head.readableBytes() + 64);
    plain.append(words[0]).append(' ');
    appendTarget(plain, words[0], words[1].substring(path));
    plain.append(' ').append(words[2]).append(LINE_END);
    if (path > 0) {
      String authority = words[1].substring(words[1].indexOf("://") + 3, path);
      plain.append("Host: ").append(authority).append(LINE_END);
    }
    appendFields(plain, lines, path == 0);
    byte[] bytes = plain.append(LINE_END).toString().getBytes(StandardCharsets.ISO_8859_1);
    return allocator.buffer(bytes.length).writeBytes(bytes);
  }

  private static int pathStart(String target) {
    if (target.startsWith("/")) {
      return 0;
    }
    int at = target.indexOf("://") + 3;
    while (at < target.length() && target.charAt(at) != '/' && target.charAt(at) != '?') {
      at++;
    }
    return at;
  }

  private static void appendTarget(StringBuilder plain, String method, String path) {
    if (path.isEmpty() && method.equals("OPTIONS")) {
      plain.append('*');
      return;
    }
    if (!path.startsWith("/")) {
      plain.append('/');
    }
    for (int i = 0; i < path.length(); i++) {
      char octet = path.charAt(i);
      if (octet > 0x7f) {
        plain.append('%').append(Integer.toHexString(octet).toUpperCase(Locale.ROOT));
      } else {
        plain.append(octet);
      }
    }
  }

  private static void appendFields(StringBuilder plain, String[] lines, boolean withHost) {
    int fieldsEnd = lines.length - 2;
    for (int i = 1; i < fieldsEnd; i++) {
      if (withHost || !lines[i].regionMatches(true, 0, "host:", 0, 5)) {
        plain.append(lines[i]).append(LINE_END);
      }
    }
  }
}
