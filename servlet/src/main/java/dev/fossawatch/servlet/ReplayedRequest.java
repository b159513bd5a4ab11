package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was held back and judged: the application reads it as if nobody had, by
 * stream, reader, parameters or listener.
 */
final class ReplayedRequest extends MonitoredRequest {
  private static final int MAX_FORM_BYTES = 2 * 1024 * 1024;

  private final ServletInputStream body;
  private @Nullable BufferedReader reader;
  private boolean streamed;
  private @Nullable Map<String, String[]> parameters;

  ReplayedRequest(
      HttpServletRequest request,
      MonitoredResponse out,
      Watch watch,
      HeldBody held,
      ServletInputStream rest) {
    super(request, out, watch);
    Exchange exchange = watch.exchange();
    body = new ReplayInputStream(held, rest, exchange);
  }

  @Override
  public ServletInputStream getInputStream() {
    if (reader != null) {
      throw new IllegalStateException("getReader() was called");
    }
    streamed = true;
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    if (streamed) {
      throw new IllegalStateException("getInputStream() was called");
    }
    BufferedReader known = reader;
    if (known == null) {
      known = new BufferedReader(new InputStreamReader(body, charset(StandardCharsets.ISO_8859_1)));
      reader = known;
    }
    return known;
  }

  private Charset charset(Charset otherwise) throws IOException {
    String name = getCharacterEncoding();
    try {
      return name == null ? otherwise : Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      UnsupportedEncodingException failure = new UnsupportedEncodingException(name);
      failure.initCause(unknown);
      throw failure;
    }
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters());
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters().keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = parameters().get(name);
    return values == null ? null : values.clone();
  }

  private Map<String, String[]> parameters() {
    Map<String, String[]> known = parameters;
    if (known == null) {
      known = streamed || reader != null || !isForm() ? super.getParameterMap() : form();
      parameters = known;
    }
    return known;
  }

  private boolean isForm() {
    String type = getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
        && ContainerRules.of(this).readsFormOf(getMethod());
  }

  private Map<String, String[]> form() {
    try {
      byte[] bytes = body.readNBytes(MAX_FORM_BYTES + 1);
      if (bytes.length > MAX_FORM_BYTES) {
        throw new IllegalStateException("a form of more than " + MAX_FORM_BYTES + " bytes");
      }
      FormParameters form = new FormParameters(charset(ContainerRules.of(this).formCharset()));
      form.addAll(super.getParameterMap());
      form.parse(bytes);
      return form.toMap();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
