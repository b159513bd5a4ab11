package dev.fossawatch.server.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What clients may send on a connection: clean requests, and such with a few bytes changed. */
final class Traffic {
  private static final String[] SPECIAL = {
    "\r",
    "\n",
    "\r\n",
    " ",
    "\t",
    "\u0000",
    "\u000b",
    "\u000c",
    "\u0001",
    "\u007f",
    "\u0080",
    "\u0085",
    "\u00a0",
    "\u00ff",
    ":",
    ";",
    ",",
    "#",
    "/",
    "?",
    "0",
    "1",
    "f",
    "-",
    "+",
    "_",
    "\r\n\r\n",
    "chunked",
    "\r\nContent-Length: 3",
    "\r\nTransfer-Encoding: chunked",
    "\r\nHost: b",
    "HTTP/1.1",
    "HTTP/1.0",
    "GET /x HTTP/1.1\r\nHost: a\r\n\r\n",
    "0\r\n\r\n"
  };

  private Traffic() {}

  /** Up to four clean requests, one behind the other. */
  static Arbitrary<String> clean() {
    return request().list().ofMinSize(1).ofMaxSize(4).map(requests -> String.join("", requests));
  }

  /** Clean requests of which up to three places were changed. */
  static Arbitrary<String> changed() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(SPECIAL))
            .as(Change::new);
    return Combinators.combine(clean(), change.list().ofMinSize(1).ofMaxSize(3)).as(Traffic::apply);
  }

  /** Sizes of the pieces in which bytes come. */
  static Arbitrary<int[]> pieces() {
    return Arbitraries.integers().between(1, 90).array(int[].class).ofMaxSize(30);
  }

  static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  private record Change(double place, int removed, String inserted) {}

  private static String apply(String raw, List<Change> changes) {
    StringBuilder text = new StringBuilder(raw);
    for (Change change : changes) {
      int at = (int) (change.place() * text.length());
      text.replace(at, Math.min(text.length(), at + change.removed()), change.inserted());
    }
    return text.toString();
  }

  private static Arbitrary<String> request() {
    return Combinators.combine(
            Arbitraries.of("GET", "POST", "OPTIONS", "PURGE-ALL"),
            target(),
            headers(),
            body(),
            Arbitraries.of("", "", "\r\n"))
        .as(
            (method, target, headers, body, blank) ->
                blank
                    + method
                    + (" " + target + " HTTP/1.1\r\nHost: a.b:80\r\n")
                    + String.join("", headers)
                    + body);
  }

  private static Arbitrary<String> target() {
    return Arbitraries.strings().withChars("ab/?=&%{}\"").ofMaxLength(12).map(text -> "/" + text);
  }

  private static Arbitrary<List<String>> headers() {
    Arbitrary<String> value = Arbitraries.strings().withChars("ab ,;:\t\"=").ofMaxLength(12);
    return Combinators.combine(Arbitraries.of("X-A", "Accept", "Cookie", "Content-Type"), value)
        .as((name, text) -> name + ":" + text + "\r\n")
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<String> body() {
    Arbitrary<String> content = Arbitraries.strings().withChars("ab\r\n0 ").ofMaxLength(20);
    return Arbitraries.oneOf(
        Arbitraries.just("\r\n"),
        content.map(text -> "Content-Length: " + text.length() + "\r\n\r\n" + text),
        content.list().ofMaxSize(3).map(Traffic::chunked));
  }

  private static String chunked(List<String> chunks) {
    List<String> lines = new ArrayList<>();
    lines.add("Transfer-Encoding: chunked\r\n");
    for (String chunk : chunks) {
      if (!chunk.isEmpty()) {
        lines.add(Integer.toHexString(chunk.length()) + ";a=b\r\n" + chunk);
      }
    }
    lines.add("0\r\nX-Sum: 1\r\n");
    return String.join("\r\n", lines) + "\r\n";
  }
}
