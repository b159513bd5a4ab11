package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.ContractApplication;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Recording;
import dev.fossawatch.core.http.Reply;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens to requests when Fossawatch itself fails, is switched off or is in the way. */
class FaultsTest {
  private final InternalErrors errors = new InternalErrors();
  private final Recording recording = new Recording();

  private ServletApplication application(TimeSource time, boolean watching) {
    return application(filter(time, watching));
  }

  private static ServletApplication application(Filter filter) {
    return new ServletApplication(
        new ContractApplication(), filter, EnumSet.allOf(DispatcherType.class));
  }

  private MonitoringFilter filter(TimeSource time, boolean watching) {
    Exchanges exchanges =
        new Exchanges(
            time,
            new TrustedProxies(List.of(), 64),
            Guard.OPEN,
            recording,
            new BodyLimits(1000, 1000),
            errors);
    ApiBridge api =
        new ApiBridge(
            path -> path.startsWith("/own/"),
            request -> new ApiResponse(200, Map.of(), new byte[0]),
            exchanges);
    return new MonitoringFilter(exchanges, api, watching);
  }

  private Reply hello(ServletApplication application) throws Exception {
    Container container = new JettyContainer(application);
    try {
      return RawClient.get(container.port(), "/hello");
    } finally {
      container.stop();
    }
  }

  /** A clock that stops working after some readings. */
  private record FailingTime(AtomicInteger readings) implements TimeSource {
    @Override
    public long millis() {
      return nanos();
    }

    @Override
    public long nanos() {
      if (readings.getAndDecrement() <= 0) {
        throw new IllegalStateException("no time");
      }
      return 0;
    }
  }

  @Test
  void aFaultAtAnyPointLeavesTheRequestUnharmedAndIsCounted() throws Exception {
    for (int readings = 0; readings < 4; readings++) {
      Reply reply = hello(application(new FailingTime(new AtomicInteger(readings)), true));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo("hello");
    }
    assertThat(errors.counts())
        .containsOnlyKeys("exchange.end", "filter.begin", "filter.complete", "response headers");
  }

  @Test
  void aSlowFailureIsAnsweredByAContainerThatTellsNoEnds() throws Exception {
    ManualTime time = new ManualTime();
    MonitoringFilter filter = filter(time, true);
    ServletApplication application =
        application((request, response, chain) -> filter.doFilter(request, response, chain));
    application.serve(
        "/fails",
        (request, response) -> {
          time.advance(Duration.ofSeconds(1));
          throw new IllegalStateException("the application failed");
        });
    Container container = new JettyContainer(application);
    try {
      assertThat(RawClient.get(container.port(), "/fails").status()).isEqualTo(500);
    } finally {
      container.stop();
    }
    assertThat(recording.next().exchange().status()).isEqualTo(500);
  }

  @Test
  void aPathThatJettyWillNotReadIsLeftToTheApplication() throws Exception {
    ServletApplication application = application(TimeSource.system(), true);
    application.serve("/raw/*", (request, response) -> response.getOutputStream().print("mine"));
    JettyContainer container = new JettyContainer(application);
    container.allowAmbiguousPaths();
    try {
      assertThat(RawClient.get(container.port(), "/raw/a%2Fb").text()).isEqualTo("mine");
    } finally {
      container.stop();
    }
  }

  @Test
  void switchedOffFossawatchHasNoPathsOfItsOwn() throws Exception {
    try (Fossawatch off = Fossawatch.builder().config(FossawatchConfig.disabled()).start()) {
      ServletApplication application = application(new MonitoringFilter(off));
      application.serve("/fossawatch", (request, response) -> response.getWriter().print("mine"));
      application.serve("/admin/*", new MonitoringServlet(off)::service);
      Container container = new JettyContainer(application);
      try {
        Reply reply = RawClient.get(container.port(), "/fossawatch");
        assertThat(reply.text()).isEqualTo("mine");
        assertThat(reply.header("X-Request-ID")).isNull();
        assertThat(RawClient.get(container.port(), "/admin/").status()).isEqualTo(404);
      } finally {
        container.stop();
      }
    }
  }

  @Test
  void aFilterThatIsSwitchedOffPassesRequestsOn() throws Exception {
    Reply reply = hello(application(TimeSource.system(), false));

    assertThat(reply.text()).isEqualTo("hello");
    assertThat(reply.header("X-Request-ID")).isNull();
    assertThat(recording.open()).isZero();
  }

  @Test
  void aMappingOfTheApplicationThatWeHideIsReportedOnce() throws Exception {
    ServletApplication application = application(TimeSource.system(), true);
    application.serve("/own/*", (request, response) -> {});
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      hello(application);
    } finally {
      System.setErr(before);
    }

    assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("The mapping /own/* of");
  }
}
