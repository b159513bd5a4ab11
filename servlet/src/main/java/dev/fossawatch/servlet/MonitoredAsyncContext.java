package dev.fossawatch.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * The container's asynchronous context, save that the response takes its headers before the
 * application completes it: some containers commit it before they tell their listeners.
 */
final class MonitoredAsyncContext implements AsyncContext {
  private final AsyncContext context;
  private final MonitoredResponse out;
  private final boolean original;

  MonitoredAsyncContext(AsyncContext context, MonitoredResponse out, boolean original) {
    this.context = context;
    this.out = out;
    this.original = original;
  }

  @Override
  public void complete() {
    out.complete();
    context.complete();
  }

  @Override
  public void dispatch() {
    out.announce();
    context.dispatch();
  }

  @Override
  public void dispatch(String path) {
    out.announce();
    context.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext servletContext, String path) {
    out.announce();
    context.dispatch(servletContext, path);
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return original;
  }

  @Override
  public ServletRequest getRequest() {
    return context.getRequest();
  }

  @Override
  public ServletResponse getResponse() {
    return context.getResponse();
  }

  @Override
  public void start(Runnable run) {
    context.start(run);
  }

  @Override
  public void addListener(AsyncListener listener) {
    context.addListener(listener);
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest request, ServletResponse response) {
    context.addListener(listener, request, response);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return context.createListener(type);
  }

  @Override
  public void setTimeout(long timeout) {
    context.setTimeout(timeout);
  }

  @Override
  public long getTimeout() {
    return context.getTimeout();
  }
}
