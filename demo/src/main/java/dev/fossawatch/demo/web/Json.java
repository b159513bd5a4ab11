package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON in snake case, in and out. Thread-safe. */
public final class Json {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private Json() {}

  /** A value as a tree with the names it has in JSON. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A value as one line of JSON. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** A value as bytes of JSON. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Answers with a value. */
  public static void send(HttpServletResponse response, int status, Object value)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(bytes(value));
  }

  /** The body of a request as a value; what does not fit is refused. */
  public static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw Refusal.tooLarge();
    }
    return read(body, type);
  }

  /** Bytes as a value; what does not fit is refused. */
  public static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw Refusal.badRequest("The body is empty.");
      }
      return value;
    } catch (JacksonException fault) {
      if (fault.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw Refusal.badRequest("The body is not the JSON this expects.");
    }
  }
}
