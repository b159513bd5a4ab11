package dev.fossawatch.server.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests made odd in one place each, from a grammar of what is known to divide servers. Behind
 * each stands a second request, which nobody may see who was not shown it as one.
 */
final class Oddities {
  private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String FIXED = "hello";
  private static final String CHUNKS = "5\r\nhello\r\n0\r\n\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  private static final String LENGTH = "Content-Length: 5\r\n";

  private final Map<String, Oddity> all = new LinkedHashMap<>();

  private Oddities() {}

  static List<Oddity> all() {
    Oddities oddities = new Oddities();
    oddities.requestLines();
    oddities.targets();
    oddities.lineEnds();
    oddities.names();
    oddities.hosts();
    oddities.lengths();
    oddities.codings();
    oddities.combinations();
    oddities.chunkLines();
    oddities.chunkEnds();
    oddities.trailers();
    return List.copyOf(oddities.all.values());
  }

  private void requestLines() {
    for (String space :
        List.of(
            "", "  ", "\t", " \t", "\t ", "\u000b", "\u000c", "\r", "\n", "\u0000", " \u0000",
            "\u0085", "\u00a0", "\u001c", "\u0001")) {
      line("space before the target " + shown(space), "GET" + space + "/odd HTTP/1.1");
      line("space before the version " + shown(space), "GET /odd" + space + "HTTP/1.1");
    }
    for (String version :
        List.of(
            "",
            " ",
            "HTTP/0.9",
            "HTTP/1.2",
            "HTTP/1.9",
            "HTTP/2.0",
            "HTTP/3",
            "HTTP/1",
            "HTTP/1.",
            "HTTP/.1",
            "HTTP/1.1.1",
            "HTTP/1.10",
            "HTTP/01.1",
            "HTTP/1.01",
            "HTTP/11",
            "HTTP/-1.1",
            "HTTP/+1.1",
            "http/1.1",
            "Http/1.1",
            "HTTP/1,1",
            "HTTP /1.1",
            "HTTP/ 1.1",
            "HTTP/1 .1",
            "HTTP/1.1 ",
            "HTTP/1.1\t",
            "HTTP/1.1;x",
            "HTTP/1.1\u0000",
            "HTTP/1.1\u000b",
            "HTTPS/1.1",
            "XTTP/1.1",
            "HTTP/\u00b9.1",
            "HTTP/1.1 HTTP/1.1",
            "ICAP/1.0")) {
      line("version " + shown(version), "GET /odd " + version);
    }
    for (String method :
        List.of(
            "",
            "get",
            "gEt",
            " GET",
            "\tGET",
            "GE T",
            "G\u0000ET",
            "GET:",
            "(GET)",
            "G@T",
            "G/T",
            "\"GET\"",
            "G\u00c9T",
            "GET\u0001",
            "TRACE",
            "PRI",
            "CONNECT",
            "connect",
            "PATCH",
            "X".repeat(70),
            "\u00ef\u00bb\u00bfGET",
            "GET /a HTTP/1.1\r\nX",
            "M-SEARCH",
            "*")) {
      line("method " + shown(method), method + " /odd HTTP/1.1");
    }
  }

  private void targets() {
    for (String target :
        List.of(
            "",
            "*",
            "odd",
            "?odd",
            "//odd",
            "///odd//",
            "/\\odd",
            "\\odd",
            "/odd#a",
            "/#",
            "/odd%00",
            "/odd%0d%0aX:%20y",
            "/odd%zz",
            "/odd%",
            "/%2e%2e/odd",
            "/../odd",
            "/./odd",
            "/odd/..;/a",
            "/odd;a=b",
            "/odd?b?c",
            "/odd?#c",
            "/odd\u00e9",
            "/\u00ff\u0080",
            "/odd\u00a0",
            "/odd?\u00c3\u00a9=1",
            "/odd\u007f",
            "/odd\u0001b",
            "/odd b",
            "/odd\tb",
            "/odd\rb",
            "http://h/odd",
            "http://other/odd",
            "HTTP://h/odd",
            "hTTps://h:443/odd",
            "http://h",
            "http://h?odd",
            "http://h:8080?odd",
            "http:///odd",
            "http://u@h/odd",
            "http://u:p@h/odd",
            "http://h:99999/odd",
            "http://h:80:80/odd",
            "http://h:/odd",
            "http://[::1]/odd",
            "http://[::1]:80/odd",
            "http://[::1/odd",
            "http://::1/odd",
            "http://h\\@other/odd",
            "http://h%2fodd",
            "http://h#/odd",
            "http://h\u00e9/odd",
            "http://h/odd\u00e9",
            "http:/h/odd",
            "http:h",
            "http",
            "ftp://h/odd",
            "file:///odd",
            "ws://h/odd",
            "h:80",
            "h",
            "javascript:odd",
            "/<script>odd",
            "/\"odd\"",
            "/{odd}|^`",
            "/odd?http://h/a",
            "/odd http://h/",
            "/" + "a".repeat(9000))) {
      line("target " + shown(target), "GET " + target + " HTTP/1.1");
    }
    for (String target : List.of("*", "**", "*a", "http://h", "http://h/", "http://h?odd", "/*")) {
      line("OPTIONS of " + target, "OPTIONS " + target + " HTTP/1.1");
    }
    for (String target : List.of("h:80", "/odd", "http://h/odd", "*")) {
      line("CONNECT to " + target, "CONNECT " + target + " HTTP/1.1");
    }
  }

  private void lineEnds() {
    for (String end :
        List.of("\n", "\r", "\r\r\n", "\n\r", "\r\n\r", "\u0085", "\u2028", "\r\u0000\n")) {
      String name = shown(end);
      add("request line ends " + name, "GET /odd HTTP/1.1" + end + "Host: h\r\n\r\n" + HIDDEN);
      add(
          "field ends " + name,
          "GET /odd HTTP/1.1\r\nHost: h\r\nX: y" + end + "Z: z\r\n\r\n" + HIDDEN);
      add("host ends " + name, "GET /odd HTTP/1.1\r\nHost: h" + end + "Z: z\r\n\r\n" + HIDDEN);
      add("head ends " + name, "GET /odd HTTP/1.1\r\nHost: h\r\n" + end + HIDDEN);
      add(
          "length ends " + name,
          "POST /odd HTTP/1.1\r\nHost: h\r\nContent-Length: 5" + end + "\r\n" + FIXED + HIDDEN);
    }
    for (String before :
        List.of(
            "\r\n",
            "\r\n\r\n",
            "\r\n\r\n\r\n\r\n\r\n\r\n",
            "\n",
            "\r",
            " ",
            "\t",
            "\u0000",
            "\u00ef\u00bb\u00bf",
            " \r\n",
            "\u0016\u0003\u0001")) {
      add("begins with " + shown(before), before + "GET /odd HTTP/1.1\r\nHost: h\r\n\r\n" + HIDDEN);
    }
  }

  private void names() {
    for (String field :
        List.of("Content-Length: 5", "Transfer-Encoding: chunked", "Host: i", "X-A: b")) {
      String body = field.startsWith("T") ? CHUNKS : field.startsWith("C") ? FIXED : "";
      for (String odd : oddSpellings(field)) {
        field("field " + shown(odd), odd + "\r\n", body);
        field("field before " + shown(odd), "A: b\r\n" + odd + "\r\n", body);
      }
    }
  }

  private static List<String> oddSpellings(String field) {
    int colon = field.indexOf(':');
    String name = field.substring(0, colon);
    String value = field.substring(colon + 2);
    String middle = name.substring(0, 1) + "%s" + name.substring(1);
    return List.of(
        name + " : " + value,
        name + "\t: " + value,
        " " + field,
        "\t" + field,
        "\u0000" + field,
        "\u000b" + field,
        name + "\u0000: " + value,
        name + "\u000b: " + value,
        name + "\u00a0: " + value,
        name + "\r: " + value,
        name + "\n: " + value,
        name + "\r\n : " + value,
        name + ":\r\n " + value,
        name + ":\n " + value,
        name + value,
        name + ":: " + value,
        ": " + value,
        "(" + field,
        "\"" + name + "\": " + value,
        middle.formatted("\r"),
        middle.formatted(" ") + ": " + value,
        middle.formatted("\u00e9") + ": " + value,
        name.replace('-', '_') + ": " + value,
        name.replace('-', '\u2010') + ": " + value,
        "X: y\r" + field,
        "X: y\n" + field,
        "X: y\u0000" + field,
        "X:y\r\r\n" + field);
  }

  private void hosts() {
    for (String host :
        List.of(
            "",
            " ",
            "a b",
            "a,b",
            "a, b",
            "a/b",
            "a?b",
            "a#b",
            "u@a",
            "a:",
            "a:80",
            "a:080",
            "a:65536",
            "a:-1",
            "a:80:80",
            "a:x",
            "[::1]",
            "[::1]:80",
            "[::1",
            "::1",
            "[a",
            "[]",
            "a\u0000",
            "a\u00ff",
            "a\\b",
            "a%00",
            "a%2eb",
            "a..b",
            " a ",
            "\ta\t",
            "a;b",
            "(a)",
            "a|b",
            "\"a\"",
            "http://a",
            "a\tb",
            "x".repeat(300))) {
      add("host " + shown(host), "GET /odd HTTP/1.1\r\nHost: " + host + "\r\n\r\n" + HIDDEN);
    }
    add("no host", "GET /odd HTTP/1.1\r\n\r\n" + HIDDEN);
    add("no host and an absolute target", "GET http://h/odd HTTP/1.1\r\n\r\n" + HIDDEN);
    field("two hosts", "Host: i\r\n", "");
    field("the same host twice", "Host: h\r\n", "");
    field("a folded host", "Host:\r\n i\r\n", "");
    old("no host in HTTP/1.0", "");
    old("two hosts in HTTP/1.0", "Host: a\r\nHost: b\r\n");
  }

  private void lengths() {
    for (String length :
        List.of(
            "+5",
            "-5",
            "0x5",
            "5 5",
            "5,5",
            "5, 5",
            "5,6",
            ",5",
            "5,",
            "5;",
            "5.0",
            "05",
            "005",
            "5e0",
            " 5 ",
            "\t5\t",
            "",
            "0",
            "5\u0000",
            "\u00005",
            "5\u000b",
            "\u000c5",
            "\u00a05",
            "\u00b5",
            "5\u0085",
            "99999999999999999999",
            "18446744073709551621",
            "9223372036854775808",
            "4294967301",
            "5_0",
            "'5'",
            "\"5\"",
            "5\r\n 5",
            "\r\n 5",
            "NaN",
            "five",
            "5 bytes",
            "(5)",
            "0b101",
            "5L",
            "#5",
            "5-5",
            "5/5")) {
      field("length " + shown(length), "Content-Length: " + length + "\r\n", FIXED);
    }
  }

  private void codings() {
    for (String coding :
        List.of(
            "chunked ",
            "\tchunked",
            "\u000bchunked",
            "chunked\u000b",
            "\u000cchunked",
            "\u0000chunked",
            "chunked\u0000",
            "CHUNKED",
            "Chunked",
            "chunKed",
            "xchunked",
            "chunkedx",
            "chunked, identity",
            "identity, chunked",
            "identity",
            "gzip, chunked",
            "gzip",
            "chunked, chunked",
            "chunked;q=1",
            "\"chunked\"",
            "'chunked'",
            "chunked,",
            ",chunked",
            ", chunked",
            "chunked chunked",
            "chunked\r\n chunked",
            "chunked\r\n\t",
            "\r\n chunked",
            "",
            " ",
            "\u0085chunked",
            "\u00a0chunked",
            "chunked\u00a0",
            "cow",
            "chunked-",
            "trailers",
            "chu nked",
            "chun\u212aed",
            "chunked\u00e9",
            "[chunked]",
            "(a) chunked",
            "deflate;chunked")) {
      String field = "Transfer-Encoding: " + coding + "\r\n";
      field("coding " + shown(coding), field, CHUNKS);
      field("length, then coding " + shown(coding), LENGTH + field, CHUNKS);
      field("coding, then length " + shown(coding), field + LENGTH, CHUNKS);
    }
  }

  private void combinations() {
    field("two lengths, equal", LENGTH + LENGTH, FIXED);
    field("two lengths, unequal", LENGTH + "Content-Length: 6\r\n", FIXED);
    field("two lengths, the first zero", "Content-Length: 0\r\n" + LENGTH, FIXED);
    field("two lengths in two cases", LENGTH + "content-length: 50\r\n", FIXED);
    field("two codings", CHUNKED + CHUNKED, CHUNKS);
    field("two codings, the last unknown", CHUNKED + "Transfer-Encoding: x\r\n", CHUNKS);
    field("two codings, the first unknown", "Transfer-Encoding: x\r\n" + CHUNKED, CHUNKS);
    field("length zero and a coding", "Content-Length: 0\r\n" + CHUNKED, CHUNKS);
    field("length, coding, length", LENGTH + CHUNKED + LENGTH, CHUNKS);
    field("length, and a body that ends sooner", "Content-Length: 60\r\n", FIXED);
    field("length, and a body that goes on", "Content-Length: 3\r\n", FIXED);
    for (String option :
        List.of(
            "Content-Length",
            "Transfer-Encoding",
            "Host",
            "close, Content-Length",
            "X-A",
            "keep-alive, Transfer-Encoding",
            "Connection",
            "Upgrade, X-A",
            "Cookie",
            "",
            ",",
            "x y",
            "Content-Length, close",
            "X-Forwarded-For",
            "TE",
            "Expect")) {
      String field = "Connection: " + option + "\r\nX-A: b\r\n";
      field("length, and connection " + shown(option), field + LENGTH, FIXED);
      field("coding, and connection " + shown(option), field + CHUNKED, CHUNKS);
    }
    for (String field :
        List.of(
            "Expect: 200-ok",
            "TE: chunked",
            "TE: trailers",
            "Trailer: Content-Length",
            "Upgrade: h2c",
            "Upgrade: TLS/1.0",
            "Upgrade: websocket",
            "HTTP2-Settings: AAMAAABk",
            "Sec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2",
            "Content_Length: 9",
            "Transfer_Encoding: chunked",
            "Keep-Alive: timeout=5",
            "Proxy-Connection: close",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded_For: 1.2.3.4",
            "Forwarded: for=1.2.3.4",
            "X-Real-IP: 1.2.3.4",
            "X-HTTP-Method-Override: DELETE",
            "Content-Encoding: gzip",
            "Range: bytes=0-",
            "Content-Type: message/http",
            "Max-Forwards: 0",
            "Via: 1.1 x",
            "X-Long: " + "y".repeat(40_000),
            "X: y\r\n".repeat(150) + "X: z",
            "X:",
            "X:y",
            "X: \u00ff",
            "X: \u0080",
            "X: \u007f",
            "X: \u0001",
            "X: a\u0000b",
            "X: \u001b[0m")) {
      field("with " + shown(field), field + "\r\n", "");
      field("length and " + shown(field), field + "\r\n" + LENGTH, FIXED);
      field("chunks and " + shown(field), field + "\r\n" + CHUNKED, CHUNKS);
    }
    for (String method : List.of("GET", "DELETE", "OPTIONS", "get", "TRACE")) {
      String line = method + " /odd HTTP/1.1\r\nHost: h\r\n";
      add(method + " with a length", line + LENGTH + "\r\n" + FIXED + HIDDEN);
      add(method + " with chunks", line + CHUNKED + "\r\n" + CHUNKS + HIDDEN);
      add(
          method + " with a request for a body",
          line + "Content-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN);
    }
    old("coding in HTTP/1.0", "Host: h\r\n" + CHUNKED);
    old("coding and length in HTTP/1.0", "Host: h\r\n" + LENGTH + CHUNKED);
    old("keep-alive in HTTP/1.0", "Host: h\r\nConnection: keep-alive\r\n");
  }

  private void chunkLines() {
    for (String size :
        List.of(
            "",
            " ",
            "5 ",
            " 5",
            "\t5",
            "5\t",
            "+5",
            "-5",
            "0x5",
            "5h",
            "g",
            "5.",
            "5,5",
            "05",
            "00000005",
            "000000005",
            "0000000000000000005",
            "100000005",
            "80000005",
            "ffffffff",
            "fffffffffffffffffb",
            "7fffffff",
            "5\u0000",
            "\u00005",
            "5\u000b",
            "5\u00a0",
            "\u00b5",
            "5 5",
            "5\"",
            "5=",
            "F",
            "A",
            "5#",
            "5\r",
            "5\n",
            "5 ;a",
            "5\t;a",
            "5; a",
            "5;",
            "5;;",
            "5;a",
            "5;a=",
            "5;a=b",
            "5;a=\"b\"",
            "5;a=\"b",
            "5;a=\"\\\"",
            "5;a=\"b\"c",
            "5;a=b;c=d",
            "5;a=\"b\nc\"",
            "5;a=\"b\rc\"",
            "5;a\u0000",
            "5;a\n",
            "5;a\r",
            "5;=b",
            "5;a b",
            "5;\"a\"",
            "5;a=\u00e9",
            "5;a=\"\u00e9\"",
            "5;\u00e9",
            "5;" + "a".repeat(400),
            "zz")) {
      chunks("chunk line " + shown(size), size + "\r\nhello\r\n0\r\n\r\n");
      chunks("second chunk line " + shown(size), "1\r\nx\r\n" + size + "\r\nhello\r\n0\r\n\r\n");
    }
    for (String last :
        List.of("00", "0000000000", "-0", "0x0", "0 ", "0;a", "0;a\n", "0\n", "0\r")) {
      chunks("last chunk " + shown(last), "5\r\nhello\r\n" + last + "\r\n\r\n");
    }
  }

  private void chunkEnds() {
    for (String end :
        List.of(
            "",
            "\n",
            "\r",
            "\r\r\n",
            "\n\r",
            "x",
            "xx",
            "xx\r\n",
            "\r\n\r\n",
            " \r\n",
            "\u0000\r\n")) {
      chunks("chunk ends " + shown(end), "5\r\nhello" + end + "0\r\n\r\n");
      chunks("chunk line ends " + shown(end), "5" + end + "hello\r\n0\r\n\r\n");
      chunks("last line ends " + shown(end), "5\r\nhello\r\n0" + end + "\r\n");
      chunks("body ends " + shown(end), "5\r\nhello\r\n0\r\n" + end);
    }
    chunks("a chunk longer than said", "4\r\nhello\r\n0\r\n\r\n");
    chunks("a chunk shorter than said", "6\r\nhello\r\n0\r\n\r\n");
    chunks(
        "a chunk that holds a request",
        Integer.toHexString(HIDDEN.length()) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n");
  }

  private void trailers() {
    for (String trailer :
        List.of(
            "X-Sum: 1",
            "x-sum:1",
            "X-Sum: \u00e9",
            "Content-Length: 5",
            "content-length: 0",
            "Transfer-Encoding: chunked",
            "Host: i",
            "Authorization: x",
            "Cookie: a=b",
            "X-Forwarded-For: 1.2.3.4",
            "Connection: close",
            "Content_Length: 5",
            "TE: trailers",
            "X : y",
            " X: y",
            "X: y\r\n z",
            "X",
            ": y",
            "X\u0000: y",
            "X: \u0000",
            "X: y\nZ: z",
            "X: y\rZ: z",
            "GET /hidden HTTP/1.1",
            "X: " + "y".repeat(40_000),
            "X: y\r\n".repeat(150) + "X: z")) {
      chunks("trailer " + shown(trailer), "5\r\nhello\r\n0\r\n" + trailer + "\r\n\r\n");
    }
  }

  private void line(String name, String line) {
    add(name, line + "\r\nHost: h\r\n\r\n" + HIDDEN);
  }

  private void field(String name, String fields, String body) {
    String method = body.isEmpty() ? "GET" : "POST";
    add(name, method + " /odd HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n" + body + HIDDEN);
  }

  private void old(String name, String fields) {
    add(name, "POST /odd HTTP/1.0\r\n" + fields + "\r\n" + CHUNKS + HIDDEN);
  }

  private void chunks(String name, String chunks) {
    add(name, "POST /odd HTTP/1.1\r\nHost: h\r\n" + CHUNKED + "\r\n" + chunks + HIDDEN);
  }

  private void add(String name, String raw) {
    all.putIfAbsent(name, new Oddity(name, octets(raw)));
  }

  /** What is beyond Latin-1 as the bytes of UTF-8. */
  private static String octets(String text) {
    StringBuilder octets = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String one = text.substring(i, i + 1);
      octets.append(
          text.charAt(i) <= 0xff
              ? one
              : new String(one.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    return octets.toString();
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder("<");
    for (int i = 0; i < Math.min(text.length(), 60); i++) {
      char c = text.charAt(i);
      shown.append(c > ' ' && c < 0x7f ? String.valueOf(c) : "\\%02x".formatted((int) c));
    }
    return shown.append('>').toString();
  }
}
