package dev.fossawatch.server.gateway;

import static dev.fossawatch.server.gateway.FramingViolation.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Http1FramingTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

  @Test
  void boundariesAreWhereTheMessagesEnd() {
    String first = POST + "Content-Length: 5\r\n\r\n";
    String second = CHUNKED;
    String chunks = "5;a=\"b;\\\"\";c\r\nhello\r\n0b\r\n, and there\r\n0\r\nX-Sum: 1\r\n\r\n";
    String raw = first + "hello" + "\r\n" + second + chunks + GET + "\r\n";

    int secondStart = first.length() + 7;
    int thirdStart = secondStart + second.length() + chunks.length();
    assertThat(Scan.of(raw).events())
        .containsExactly(
            "head at 0",
            "head until " + first.length(),
            "message of 5 until " + (first.length() + 5),
            "head at " + secondStart,
            "head until " + (secondStart + second.length()),
            "message of 16 until " + thirdStart,
            "head at " + thirdStart,
            "head until " + raw.length(),
            "message of 0 until " + raw.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: a:80\r\n\r\n",
        "get /?a=b&c[]={\"|\\^`<>} HTTP/1.1\r\nhOsT:\t [::1]:65535 \t\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a_b-c.~d\r\n\r\n",
        "PURGE-ALL /%00%zz HTTP/1.1\r\nHost:a\r\nX-Empty:\r\nX-Odd: \u00ff\"\t\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \t5 \t\r\n\r\nhello",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ChunkeD \r\n\r\n000\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding:chunked\r\nHost: a\r\n\r\n1\r\n\n\r\n0\r\n\r\n"
      })
  void whatHasOneReadingPasses(String raw) {
    Scan scan = Scan.of(raw);

    assertThat(scan.violation()).isNull();
    assertThat(scan.messages()).isEqualTo(1);
    assertThat(scan.events()).noneMatch(event -> event.startsWith("other form"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /caf\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET HTTPS://b:1?c HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS http://[::1]:8080 HTTP/1.0\r\n\r\n"
      })
  void whatHasTwoReadingsUntilItIsWrittenAnewIsMarked(String raw) {
    Scan scan = Scan.of(raw);

    assertThat(scan.violation()).isNull();
    assertThat(scan.events())
        .containsExactly(
            "head at 0", "other form until " + raw.length(), "message of 0 until " + raw.length());
  }

  static Stream<Arguments> refusedHeads() {
    return Stream.of(
        refused(BARE_LF, "GET / HTTP/1.1\nHost: a\r\n\r\n"),
        refused(BARE_LF, "GET / HTTP/1.1\r\nHost: a\n\r\n"),
        refused(BARE_LF, "GET / HTTP/1.1\r\nHost: a\r\n\n"),
        refused(BARE_LF, "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(BARE_CR, "GET / HTTP/1.1\rHost: a\r\n\r\n"),
        refused(BARE_CR, "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n"),
        refused(BARE_CR, "GET / HTTP/1.1\r\nHost: a\r\n\rX"),
        refused(BARE_CR, "\rGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(CONTROL_CHARACTER, "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(CONTROL_CHARACTER, "GET /\u007f HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(CONTROL_CHARACTER, "G\u000bET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(CONTROL_CHARACTER, "\u0016\u0003\u0001"),
        refused(CONTROL_CHARACTER, GET + "X: \u0000\r\n\r\n"),
        refused(CONTROL_CHARACTER, GET + "X\u0000: b\r\n\r\n"),
        refused(CONTROL_CHARACTER, GET + "Transfer-Encoding: \u000bchunked\r\n\r\n"),
        refused(BLANK_LINES, "\r\n\r\n\r\n\r\n\r\n" + GET + "\r\n"),
        refused(MALFORMED_REQUEST_LINE, " GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET /  HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET / http/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET / HTTP/1.10\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET / HTTP/11\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "G\u00e9T / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "GET\r\n\r\n"),
        refused(MALFORMED_REQUEST_LINE, "X".repeat(66) + " / HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(UNSUPPORTED_VERSION, "GET /\r\n"),
        refused(UNSUPPORTED_VERSION, "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
        refused(UNSUPPORTED_VERSION, "GET / HTTP/1.2\r\nHost: a\r\n\r\n"),
        refused(UNSUPPORTED_VERSION, "GET / HTTP/0.9\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "GET a HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "GET ?a HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        refused(MALFORMED_TARGET, "OPTIONS *a HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "GET a:80 HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_TARGET, "GET http:/a HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_HOST, "GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_HOST, "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(MALFORMED_HOST, "GET http://a\\b/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(FRAGMENT, "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(FRAGMENT, "GET http://a#/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(CONNECT, "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(TARGET_TOO_LONG, "GET /" + "a".repeat(1000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(TARGET_TOO_LONG, "GET /" + "\u00e9".repeat(334) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
        refused(FOLDED_LINE, GET + " b\r\n\r\n"),
        refused(FOLDED_LINE, GET + "\tb\r\n\r\n"),
        refused(FOLDED_LINE, "GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
        refused(SPACE_BEFORE_COLON, GET + "X : b\r\n\r\n"),
        refused(SPACE_BEFORE_COLON, GET + "Transfer-Encoding\t: chunked\r\n\r\n"),
        refused(MALFORMED_FIELD_NAME, GET + ": b\r\n\r\n"),
        refused(MALFORMED_FIELD_NAME, GET + "X\r\n\r\n"),
        refused(MALFORMED_FIELD_NAME, GET + "X(: b\r\n\r\n"),
        refused(MALFORMED_FIELD_NAME, GET + "X\u00e9: b\r\n\r\n"),
        refused(LOOKALIKE_FIELD, GET + "Content_Length: 5\r\n\r\n"),
        refused(LOOKALIKE_FIELD, GET + "transfer_encoding: chunked\r\n\r\n"),
        refused(OBSOLETE_WEBSOCKET, GET + "Sec-WebSocket-Key1: 5\r\n\r\n"),
        refused(HEADERS_TOO_LARGE, GET + "X: " + "b".repeat(2000) + "\r\n\r\n"),
        refused(TOO_MANY_HEADERS, GET + "X: b\r\n".repeat(20) + "\r\n"),
        refused(MISSING_HOST, "GET / HTTP/1.1\r\n\r\n"),
        refused(REPEATED_HOST, GET + "Host: a\r\n\r\n"),
        refused(REPEATED_HOST, "GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a:\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a:80a\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: a:1:2\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: [::1]a\r\n\r\n"),
        refused(MALFORMED_HOST, "GET / HTTP/1.1\r\nHost: " + "a".repeat(265) + "\r\n\r\n"),
        refused(REPEATED_CONTENT_LENGTH, POST + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n"),
        refused(REPEATED_CONTENT_LENGTH, POST + "Content-Length: 0\r\ncontent-length: 5\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: 5, 5\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: +5\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: -1\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: 0x5\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: 05\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: 5 5\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length:\r\n\r\n"),
        refused(MALFORMED_CONTENT_LENGTH, POST + "Content-Length: " + "9".repeat(19) + "\r\n\r\n"),
        refused(
            LENGTH_AND_CODING, POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"),
        refused(
            LENGTH_AND_CODING, POST + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding: identity\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding: xchunked\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding: chunked, chunked\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding: chunked;q=1\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding: \"chunked\"\r\n\r\n"),
        refused(UNSUPPORTED_CODING, POST + "Transfer-Encoding:\r\n\r\n"),
        refused(
            UNSUPPORTED_CODING,
            POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"),
        refused(
            CODING_IN_HTTP_1_0,
            "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("refusedHeads")
  void aHeadWithTwoReadingsIsRefused(FramingViolation violation, String raw) {
    Scan scan = Scan.of(raw);

    assertThat(scan.violation()).isEqualTo(violation);
    assertThat(scan.messages()).isZero();
  }

  static Stream<Arguments> refusedBodies() {
    return Stream.of(
        refused(MALFORMED_CHUNK_SIZE, "\r\n"),
        refused(MALFORMED_CHUNK_SIZE, ";a\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "zz\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "+5\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "-1\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "0x5\r\n"),
        refused(MALFORMED_CHUNK_SIZE, " 5\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "5 \r\n"),
        refused(MALFORMED_CHUNK_SIZE, "5\t;a\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "80000000\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "000000005\r\n"),
        refused(MALFORMED_CHUNK_SIZE, "0".repeat(500)),
        refused(MALFORMED_CHUNK_EXTENSION, "5;\r\n"),
        refused(MALFORMED_CHUNK_EXTENSION, "5; a\r\n"),
        refused(MALFORMED_CHUNK_EXTENSION, "5;a=\r\n"),
        refused(MALFORMED_CHUNK_EXTENSION, "5;a=\"b\r\n"),
        refused(MALFORMED_CHUNK_EXTENSION, "5;a=\"b\"c\r\n"),
        refused(CONTROL_CHARACTER, "5;a\u0000\r\n"),
        refused(CHUNK_EXTENSION_TOO_LONG, "5;" + "a".repeat(300) + "\r\n"),
        refused(BARE_LF, "5\nhello\r\n"),
        refused(BARE_LF, "5;a\nhello\r\n"),
        refused(BARE_LF, "0\r\n\n"),
        refused(BARE_CR, "5\rhello\r\n"),
        refused(MALFORMED_CHUNK_END, "5\r\nhello6\r\n"),
        refused(MALFORMED_CHUNK_END, "5\r\nhello\n0\r\n"),
        refused(MALFORMED_CHUNK_END, "5\r\nhello\r0\r\n"),
        refused(FORBIDDEN_TRAILER, "0\r\nContent-Length: 5\r\n\r\n"),
        refused(FORBIDDEN_TRAILER, "0\r\ntransfer-encoding: chunked\r\n\r\n"),
        refused(FORBIDDEN_TRAILER, "0\r\nHost: b\r\n\r\n"),
        refused(FORBIDDEN_TRAILER, "0\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n"),
        refused(FOLDED_LINE, "0\r\nX: b\r\n c\r\n\r\n"),
        refused(SPACE_BEFORE_COLON, "0\r\nX : b\r\n\r\n"),
        refused(MALFORMED_FIELD_NAME, "0\r\nGET / HTTP/1.1\r\n".replace(" ", "/")),
        refused(TOO_MANY_HEADERS, "0\r\n" + "X: b\r\n".repeat(19) + "\r\n"),
        refused(HEADERS_TOO_LARGE, "0\r\nX: " + "b".repeat(2000) + "\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("refusedBodies")
  void aBodyWithTwoReadingsIsRefused(FramingViolation violation, String chunks) {
    Scan scan = Scan.of(CHUNKED + chunks);

    assertThat(scan.violation()).isEqualTo(violation);
    assertThat(scan.messages()).isZero();
    assertThat(scan.events()).contains("head until " + CHUNKED.length());
  }

  @Test
  void limitsAreReachedBeforeTheyArePassed() {
    String target = "/" + "a".repeat(999);
    String host = "Host: a\r\n";
    String fill = "X: " + "b".repeat(2000 - host.length() - 7) + "\r\n";

    assertThat(Scan.of("GET " + target + " HTTP/1.1\r\n" + host + fill + "\r\n").violation())
        .isNull();
    assertThat(Scan.of(GET + "X: b\r\n".repeat(19) + "\r\n").violation()).isNull();
    assertThat(Scan.of(CHUNKED + "0\r\n" + "X: b\r\n".repeat(18) + "\r\n").violation()).isNull();
    assertThat(Scan.of("\r\n\r\n\r\n\r\n" + GET + "\r\n").violation()).isNull();
    assertThat(Scan.of(CHUNKED + "1;" + "a".repeat(256) + "\r\nx\r\n").violation()).isNull();
  }

  @Test
  void aTrailerSectionMayBeEmptyAfterHeadersThatFillTheirLimit() {
    String coding = "Host: a\r\nTransfer-Encoding: chunked\r\n";
    String fill = "X: " + "b".repeat(2000 - coding.length() - 7) + "\r\n";

    Scan scan = Scan.of("POST / HTTP/1.1\r\n" + coding + fill + "\r\n0\r\n\r\n");

    assertThat(scan.violation()).isNull();
    assertThat(scan.messages()).isEqualTo(1);
  }

  @Test
  void theBytesOfAKnownLengthAreNotLookedAt() {
    String body = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

    Scan scan = Scan.of(POST + "Content-Length: " + body.length() + "\r\n\r\n" + body);

    assertThat(scan.messages()).isEqualTo(1);
    assertThat(scan.violation()).isNull();
  }

  @Test
  void nothingIsSaidAfterAViolation() {
    assertThat(Scan.of("GET\r\n" + GET + "\r\n").events()).hasSize(2);
  }

  private static Arguments refused(FramingViolation violation, String raw) {
    return Arguments.of(violation, raw);
  }
}
