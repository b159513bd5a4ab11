package dev.fossawatch.bench;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.servlet.MonitoringFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the filter adds to a clean GET with ten headers and five parameters: {@code watched} less
 * {@code bare}. The defaults are in force, the background threads run.
 */
@State(Scope.Benchmark)
public class FilterBenchmark {
  private static final byte[] BODY = new byte[1024];

  private final Fossawatch fossawatch = Fossawatch.builder().start();
  private final MonitoringFilter filter = new MonitoringFilter(fossawatch);
  private final FilterChain application = FilterBenchmark::answer;
  private final ServletGet request = new ServletGet();
  private final ServletAnswer response = new ServletAnswer();

  private static void answer(ServletRequest request, ServletResponse response) throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().write(BODY, 0, BODY.length);
  }

  /** The application by itself. */
  @Benchmark
  public void bare() throws IOException, ServletException {
    request.recycle();
    application.doFilter(request, response);
  }

  /** The application behind the filter. */
  @Benchmark
  public void watched() throws IOException, ServletException {
    request.recycle();
    filter.doFilter(request, response, application);
  }

  /** Fails the benchmark if anything went wrong on the way. */
  @TearDown
  public void requireNoFaults() {
    Faults.requireNone(fossawatch.exchanges().errors());
    fossawatch.close();
  }
}
