package dev.fossawatch.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPatternsTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T12:00:30Z"));
  private final InternalErrors faults = new InternalErrors();
  private final MetricsCollector collector =
      new MetricsCollector(
          FossawatchConfig.defaults().metrics(), time, faults, new SeriesStore("a", "b", 100));
  private final Traffic traffic = new Traffic(time, collector);

  @ParameterizedTest(name = "{0} and {1}: same is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Order 17 not found | Order 18 not found | true",
        "No user \"anna\" | No user \"bert\" | true",
        "No user 'anna' in 7 ms | No user 'bert' in 12 ms | true",
        "Row 550e8400-e29b-41d4-a716-446655440000 | Row 123e4567-e89b-12d3-a456-426614174000 | true",
        "No file /tmp/a1/x.txt | No file /tmp/b22/y9.txt | true",
        "Connection refused | Connection reset | false",
        "Order 17 not found | Invoice 17 not found | false",
      })
  void messagesThatDifferInValuesAloneAreOnePattern(String one, String other, boolean same) {
    for (String message : List.of(one, other)) {
      traffic.fail("GET", "/orders", new IllegalStateException(message));
    }

    assertThat(collector.errors()).hasSize(same ? 1 : 2);
  }

  @Test
  void aPatternTellsWhenWhereAndHowOften() {
    traffic.fail("GET", "/a", failureAt("Order 1 is broken"));
    time.advance(Duration.ofMinutes(2));
    traffic.fail("GET", "/b", failureAt("Order 2 is broken"));
    time.advance(Duration.ofMinutes(1));

    assertThat(collector.errors()).hasSize(1);
    ErrorPattern pattern = collector.errors().get(0);
    assertThat(pattern.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(pattern.message()).isEqualTo("Order 1 is broken");
    assertThat(pattern.count()).isEqualTo(2);
    assertThat(pattern.firstSeen()).isEqualTo("2026-03-01T12:00:30Z");
    assertThat(pattern.lastSeen()).isEqualTo("2026-03-01T12:02:30Z");
    assertThat(pattern.routes()).containsExactly("/a", "/b");
    assertThat(pattern.perMinute()).hasSize(60).endsWith(1, 0, 1);
    assertThat(pattern.stack()).startsWith("java.lang.IllegalStateException: Order 1 is broken");
    assertThat(pattern.fingerprint()).matches("[0-9a-f]{16}");
  }

  @Test
  void theMinuteThatIsNotOverIsNotInTheTrend() {
    traffic.fail("GET", "/a", failureAt("broken"));

    assertThat(collector.errors().get(0).perMinute()).hasSize(60).containsOnly(0);
  }

  @Test
  void anHourLaterTheTrendIsEmpty() {
    traffic.fail("GET", "/a", failureAt("broken"));
    time.advance(Duration.ofMinutes(62));

    assertThat(collector.errors().get(0).perMinute()).containsOnly(0);
    assertThat(collector.application().errors().frequent()).isEmpty();
  }

  @Test
  void placesOfTheApplicationTellPatternsApartAndThoseOfFrameworksDoNot() {
    StackTraceElement own = new StackTraceElement("shop.Orders", "load", "Orders.java", 10);
    StackTraceElement ownLater = new StackTraceElement("shop.Orders", "load", "Orders.java", 99);
    StackTraceElement other = new StackTraceElement("shop.Bills", "load", "Bills.java", 10);
    StackTraceElement list = new StackTraceElement("java.util.ArrayList", "get", null, 1);
    StackTraceElement map = new StackTraceElement("java.util.HashMap", "get", null, 1);

    traffic.fail("GET", "/", failureAt("x", list, own));
    traffic.fail("GET", "/", failureAt("x", map, ownLater));
    assertThat(collector.errors()).hasSize(1);
    assertThat(collector.errors().get(0).location()).isEqualTo("shop.Orders.load");

    traffic.fail("GET", "/", failureAt("x", list, other));
    assertThat(collector.errors()).hasSize(2);
  }

  @Test
  void aFailureWithoutAnExceptionIsCountedByRouteAndStatus() {
    traffic.request("GET", "/a", 503);
    traffic.request("GET", "/a", 503);
    traffic.request("GET", "/b", 503);
    traffic.request("GET", "/b", 404);

    assertThat(collector.errors())
        .extracting(ErrorPattern::type, ErrorPattern::message, ErrorPattern::count)
        .containsExactlyInAnyOrder(tuple("HTTP 503", "/a", 2L), tuple("HTTP 503", "/b", 1L));
  }

  @Test
  void aClientThatHungUpIsNoFailureOfTheApplication() {
    Exchange exchange = traffic.begin("GET", "/a");
    exchange.failed(new IOException("Broken pipe"));
    traffic.abort(exchange);

    assertThat(collector.errors()).isEmpty();
  }

  @Test
  void patternsNotSeenForLongestGiveWayAndStayInTheSum() {
    for (int i = 0; i < 1_000; i++) {
      String place = "m" + Integer.toString(i, 36);
      StackTraceElement frame = new StackTraceElement("shop.A", place, null, 1);
      traffic.fail("GET", "/", failureAt("x", frame));
    }

    assertThat(collector.errors()).hasSize(200);
    assertThat(collector.errors().get(0).location()).isEqualTo("shop.A.mrr");
    ErrorSummary summary = collector.application().errors();
    assertThat(summary.patterns()).isEqualTo(200);
    assertThat(summary.occurrences()).isEqualTo(1_000);
    assertThat(summary.forgotten()).isEqualTo(800);
  }

  @Test
  void cyclicCausesEnd() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);
    traffic.fail("GET", "/", one);

    assertThat(collector.errors().get(0).stack())
        .contains("java.lang.RuntimeException: one")
        .containsOnlyOnce("Caused by: java.lang.RuntimeException: two");
  }

  @Test
  void endlessCausesEnd() {
    traffic.fail("GET", "/", new EndlessCauses());

    assertThat(collector.errors().get(0).stack().lines().filter(line -> line.startsWith("Caused")))
        .hasSizeLessThan(10);
  }

  @Test
  void hostileExceptionsDoNoHarm() {
    traffic.fail("GET", "/a", new ThrowingException());
    traffic.fail("GET", "/b", new RuntimeException("x".repeat(10_000_000)));
    traffic.fail("GET", "/c", deep(5_000));

    assertThat(collector.errors()).hasSize(3);
    assertThat(collector.errors())
        .allSatisfy(
            pattern -> {
              assertThat(pattern.message()).hasSizeLessThanOrEqualTo(1_000);
              assertThat(pattern.stack()).hasSizeLessThanOrEqualTo(32 * 1024);
            });
    assertThat(faults.counts()).isEmpty();
  }

  @Test
  void lineBreaksAndControlsLeaveAMessageInOneLine() {
    traffic.fail("GET", "/a", new RuntimeException("one\r\n\u001b[31mtwo"));

    assertThat(collector.errors().get(0).message()).isEqualTo("one   [31mtwo");
  }

  @Test
  void secretsAreTakenOutOfMessagesAndStacks() {
    traffic.fail(
        "GET",
        "/a",
        new RuntimeException("cannot log in", new RuntimeException("password=Tr0ub4dor for anna")));

    assertThat(collector.errors().get(0).stack())
        .contains("password=[redacted] for anna")
        .doesNotContain("Tr0ub4dor");
  }

  private static Throwable failureAt(String message, StackTraceElement... frames) {
    IllegalStateException failure = new IllegalStateException(message);
    if (frames.length > 0) {
      failure.setStackTrace(frames);
    }
    return failure;
  }

  private static Throwable deep(int frames) {
    RuntimeException failure = new RuntimeException("deep");
    failure.setStackTrace(
        Collections.nCopies(frames, new StackTraceElement("shop.A", "b".repeat(500), null, 1))
            .toArray(new StackTraceElement[0]));
    return failure;
  }

  private static final class ThrowingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no stack");
    }
  }

  private static final class EndlessCauses extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable getCause() {
      return new EndlessCauses();
    }
  }
}
