package dev.fossawatch.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: bytes read are counted, going asynchronous is noticed.
 */
class MonitoredRequest extends HttpServletRequestWrapper {
  private final MonitoredResponse out;
  private final Watch watch;
  private @Nullable ServletInputStream in;
  private @Nullable AsyncContext async;

  MonitoredRequest(HttpServletRequest request, MonitoredResponse out, Watch watch) {
    super(request);
    this.out = out;
    this.watch = watch;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream known = in;
    if (known == null) {
      known = new CountingInputStream(super.getInputStream(), watch.exchange());
      in = known;
    }
    return known;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    watch.containerReads();
    return super.getReader();
  }

  @Override
  public @Nullable String getParameter(String name) {
    watch.containerReads();
    return super.getParameter(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    watch.containerReads();
    return super.getParameterMap();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    watch.containerReads();
    return super.getParameterNames();
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    watch.containerReads();
    return super.getParameterValues(name);
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    watch.containerReads();
    return super.getParts();
  }

  @Override
  public @Nullable Part getPart(String name) throws IOException, ServletException {
    watch.containerReads();
    return super.getPart(name);
  }

  /** A forward ends the response before the filter sees it again. */
  @Override
  public @Nullable RequestDispatcher getRequestDispatcher(String path) {
    out.announce();
    return super.getRequestDispatcher(path);
  }

  @Override
  public AsyncContext startAsync() {
    return started(super.startAsync(this, out), true);
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return started(super.startAsync(request, response), request == this && response == out);
  }

  private AsyncContext started(AsyncContext context, boolean original) {
    watch.listenTo(context, out);
    AsyncContext started = new MonitoredAsyncContext(context, out, original);
    async = started;
    return started;
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext context = super.getAsyncContext();
    AsyncContext known = async;
    return known == null ? context : known;
  }
}
