package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request apart and shows every name and value to a visitor. Holds reusable buffers;
 * belongs to one inspection at a time.
 */
public final class RequestWalk {
  private static final int LONG_SEGMENT = 10;

  private final Walk walk;
  private final FormWalk form;
  private final CookieWalk cookies;
  private final MultipartWalk multipart;
  private final Body body;
  private final Budget budget;
  private final Text source = new Text();

  public RequestWalk(Budget budget, ValueVisitor visitor) {
    this.budget = budget;
    walk = new Walk(budget, visitor);
    form = new FormWalk(walk);
    cookies = new CookieWalk(walk);
    multipart = new MultipartWalk(walk);
    body = new Body(budget);
  }

  /** The part that is being walked, to quote from: indices of origins are indices into it. */
  public Text source() {
    return source;
  }

  /** The characters all buffers hold room for. */
  public int capacity() {
    return source.capacity() + walk.capacity();
  }

  /** Shows everything in the request to the visitor. */
  public void walk(RequestParts request) {
    path(request);
    String query = request.query();
    if (query != null) {
      walk.enter(Place.QUERY);
      source.load(query);
      form.walk(source, 0, source.length());
    }
    for (int i = 0; i < request.headerCount(); i++) {
      header(request.headerName(i), request.headerValue(i));
    }
    body(request);
  }

  private void path(RequestParts request) {
    walk.enter(Place.PATH);
    source.load(request.path());
    walk.plain(source);
    segments(request.path(), isPlainPath(source) ? LONG_SEGMENT : 1);
    String canonical = request.canonicalPath();
    if (canonical != null && !canonical.equals(request.path())) {
      walk.plain(source.load(canonical));
    }
  }

  private static boolean isPlainPath(Text path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!Ascii.isWord(c) && c != '/' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  /** Segments often are values; where all of them are plain words only the long ones may be. */
  private void segments(String path, int shortest) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (i - start >= shortest) {
          segment(start, i);
        }
        start = i + 1;
      }
    }
  }

  private void segment(int from, int to) {
    Text text = walk.take();
    FormWalk.decode(source, from, to, text);
    walk.value(text);
    walk.give();
  }

  private void header(String name, String value) {
    boolean cookie = name.equalsIgnoreCase("Cookie");
    walk.enter(cookie ? Place.COOKIE : Place.HEADER);
    source.load(value);
    if (cookie) {
      cookies.walk(source);
      return;
    }
    walk.key().push(name);
    if (name.equalsIgnoreCase("Referer")) {
      referer();
    } else if (name.equalsIgnoreCase("Authorization")) {
      authorization();
    } else {
      walk.value(source);
    }
    walk.key().pop();
  }

  /** An address: its query consists of parameters, the rest is looked at as it is. */
  private void referer() {
    int mark = Ascii.indexOf(source.chars(), 0, source.length(), "?");
    int end = mark < 0 ? source.length() : mark;
    walk.plain(walk.take().slice(source, 0, end));
    walk.give();
    if (mark >= 0) {
      form.walk(source, mark + 1, source.length());
    }
  }

  /** The scheme is no part of the credentials: what follows it is the value. */
  private void authorization() {
    int blank = Ascii.indexOf(source.chars(), 0, source.length(), " ");
    int from = Ascii.skipSpaces(source.chars(), Math.max(blank, 0), source.length());
    walk.value(walk.take().slice(source, from, source.length()));
    walk.give();
  }

  private void body(RequestParts request) {
    byte[] bytes = request.body();
    int length = request.bodyLength();
    if (bytes == null || length == 0) {
      return;
    }
    if (!request.bodyComplete()) {
      budget.cut();
    }
    if (isCompressed(request)) {
      byte[] inflated = body.inflate(bytes, length);
      bytes = inflated == null ? bytes : inflated;
      length = inflated == null ? length : inflated.length;
    }
    walk.enter(Place.TEXT);
    body.decode(bytes, length, source);
    byType(contentType(request));
  }

  private static boolean isCompressed(RequestParts request) {
    String encoding = headerOf(request, "Content-Encoding");
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  private static String contentType(RequestParts request) {
    String type = headerOf(request, "Content-Type");
    return type == null ? "" : type;
  }

  private static @Nullable String headerOf(RequestParts request, String name) {
    for (int i = 0; i < request.headerCount(); i++) {
      if (request.headerName(i).equalsIgnoreCase(name)) {
        return request.headerValue(i);
      }
    }
    return null;
  }

  private void byType(String type) {
    if (contains(type, "multipart/")) {
      multipart();
    } else if (contains(type, "json")) {
      walk.at(Place.JSON);
      walk.jsonValue(source);
    } else if (contains(type, "xml")) {
      walk.at(Place.XML);
      walk.xmlValue(source);
    } else if (contains(type, "graphql")) {
      walk.graphqlValue(source);
    } else if (contains(type, "urlencoded")) {
      form();
    } else {
      walk.value(source);
    }
  }

  private void multipart() {
    walk.at(Place.MULTIPART);
    if (!multipart.walk(source)) {
      walk.plain(source);
    }
  }

  /** A form; or a document that was sent as one, which lenient applications read all the same. */
  private void form() {
    char first = source.length() == 0 ? 0 : source.charAt(0);
    if (first == '{' || first == '[' || first == '<') {
      walk.value(source);
    }
    walk.at(Place.FORM);
    form.walk(source, 0, source.length());
  }

  /** Whether {@code part} (lower case) occurs in {@code text} in any case. */
  private static boolean contains(String text, String part) {
    for (int i = 0; i + part.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }
}
