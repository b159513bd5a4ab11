package dev.fossawatch.promql.template;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code host:port}, taken apart as Go's {@code net.SplitHostPort} does. */
record HostPort(String host, String port) {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private static @Nullable HostPort split(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    boolean ambiguous = host.indexOf('[') >= 0 || host.indexOf(']') >= 0;
    if (ambiguous || (!bracketed && host.indexOf(':') >= 0)) {
      return null;
    }
    return new HostPort(host, text.substring(colon + 1));
  }

  /** The host; the text itself where there is no port. */
  static String withoutPort(String text) {
    HostPort split = split(text);
    return split == null ? text : split.host;
  }

  /** The first name of the host, with the port; an address stays as it is. */
  static String withoutDomain(String text) {
    HostPort split = split(text);
    String host = split == null ? text : split.host;
    if (ADDRESS.matcher(host).matches()) {
      return text;
    }
    int dot = host.indexOf('.');
    String first = dot < 0 ? host : host.substring(0, dot);
    return split == null || split.port.isEmpty() ? first : first + ":" + split.port;
  }
}
