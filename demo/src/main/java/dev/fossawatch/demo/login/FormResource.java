package dev.fossawatch.demo.login;

import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A resource whose POSTs come from forms on this application's own pages and from nowhere else. */
public abstract class FormResource extends Resource {

  /** Answers a form of the session's own pages. */
  protected abstract void submit(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;

  @Override
  protected final void post(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String sent = request.getParameter("csrf");
    if (sent == null || !Tokens.same(sent, Session.of(request).csrf())) {
      throw Refusal.forbidden("This form is too old or not ours. Please load the page again.");
    }
    submit(request, response);
  }
}
