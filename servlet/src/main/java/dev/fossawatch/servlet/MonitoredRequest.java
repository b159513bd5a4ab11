package dev.fossawatch.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
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
