package dev.fossawatch.servlet;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Watches every request of a web application and answers those meant for Fossawatch itself.
 *
 * <p>Register it first in the chain, for {@code /*}, with asynchronous support and for all
 * dispatcher types; whichever of these it is mapped to, a request is counted once, under the path
 * its client asked for. It only translates the container's callbacks into the events of an {@link
 * Exchange}. A fault of ours is counted and the request goes on unwatched. Thread-safe.
 */
public final class MonitoringFilter implements Filter {
  private final Exchanges exchanges;
  private final ApiBridge api;
  private final boolean watching;
  private final String attribute;
  private volatile Endings endings = watch -> false;

  /** Watches for this instance, which the caller closes after the container has stopped. */
  public MonitoringFilter(Fossawatch fossawatch) {
    this(fossawatch.exchanges(), ApiBridge.to(fossawatch), fossawatch.watches());
  }

  MonitoringFilter(Exchanges exchanges, ApiBridge api, boolean watching) {
    this.exchanges = exchanges;
    this.api = api;
    this.watching = watching;
    attribute = "dev.fossawatch.watch." + Integer.toHexString(System.identityHashCode(exchanges));
  }

  @Override
  public void init(FilterConfig config) {
    ServletContext context = config.getServletContext();
    try {
      Endings ofJetty = JettyEndings.of(context, exchanges.errors());
      endings =
          ofJetty == null ? RequestEndings.of(context, attribute, exchanges.errors()) : ofJetty;
      PathClash.report(context, api);
    } catch (RuntimeException fault) {
      exchanges.errors().record("filter.init", fault);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest in)
        || !(response instanceof HttpServletResponse out)) {
      chain.doFilter(request, response);
    } else if (request.getAttribute(attribute) instanceof Watch watch) {
      again(watch, in, out, chain);
    } else if (api.owns(in)) {
      api.answer(in, out);
    } else {
      first(in, out, chain);
    }
  }

  private void first(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Watch watch = watching ? begin(request, response) : null;
    if (watch == null) {
      chain.doFilter(request, response);
      return;
    }
    MonitoredResponse out = new MonitoredResponse(response, watch);
    try {
      if (watch.exchange().refusal() == null) {
        pass(watch, Bodies.admit(request, out, watch), out, chain);
      }
      refuse(watch, out);
    } catch (IOException | ServletException | RuntimeException | Error failure) {
      watch.escaped(failure);
      throw failure;
    } finally {
      watch.leave(out, endings);
    }
  }

  private static void pass(
      Watch watch, HttpServletRequest request, MonitoredResponse out, FilterChain chain)
      throws IOException, ServletException {
    if (watch.exchange().refusal() != null) {
      return;
    }
    try {
      chain.doFilter(request, out);
    } catch (IOException | ServletException | RuntimeException failure) {
      if (!mayRefuse(watch, out)) {
        throw failure;
      }
    }
    if (mayRefuse(watch, out)) {
      out.reset();
    }
  }

  private static boolean mayRefuse(Watch watch, MonitoredResponse out) {
    return watch.exchange().refusal() != null && !out.isCommitted() && !watch.isAsynchronous();
  }

  /** Answers in the application's place, unless its own answer is already on its way. */
  private static void refuse(Watch watch, MonitoredResponse out) throws IOException {
    Refusal refusal = watch.exchange().refusal();
    if (refusal != null && mayRefuse(watch, out)) {
      Answers.write(refusal, out);
    }
  }

  private @Nullable Watch begin(HttpServletRequest request, HttpServletResponse response) {
    try {
      Exchange exchange = exchanges.begin(new ServletRequestView(request));
      Watch watch = new Watch(exchange, request, response);
      exchange.identify(watch);
      request.setAttribute(attribute, watch);
      return watch;
    } catch (RuntimeException | LinkageError fault) {
      exchanges.errors().record("filter.begin", fault);
      return null;
    }
  }

  /** A further dispatch of a request that is watched. */
  private void again(
      Watch watch, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    DispatcherType type = request.getDispatcherType();
    MonitoredResponse known = MonitoredResponse.in(response);
    boolean byContainer = type == DispatcherType.ASYNC || type == DispatcherType.ERROR;
    if (!byContainer || watch.exchange().isOver()) {
      chain.doFilter(request, response);
      if (type == DispatcherType.FORWARD && known != null && !watch.isAsynchronous()) {
        known.complete();
      }
      return;
    }
    MonitoredResponse out = known == null ? new MonitoredResponse(response, watch) : known;
    watch.dispatchedAgain();
    try {
      if (known == null) {
        chain.doFilter(new MonitoredRequest(request, out, watch), out);
      } else {
        chain.doFilter(request, response);
      }
    } catch (IOException | ServletException | RuntimeException | Error failure) {
      watch.escaped(failure);
      throw failure;
    } finally {
      watch.leave(out, endings);
    }
  }
}
