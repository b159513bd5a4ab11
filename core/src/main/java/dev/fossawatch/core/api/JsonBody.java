package dev.fossawatch.core.api;

import dev.fossawatch.core.internal.Json;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Reads a JSON body, and says plainly what is wrong with it. */
final class JsonBody {
  private JsonBody() {}

  static <T> T read(ApiRequest request, Class<T> type) {
    requireType(request, "application/json");
    try {
      T value = Json.MAPPER.readValue(request.body(), type);
      if (value == null) {
        throw ProblemException.invalid("The body is null; an object is needed.");
      }
      return value;
    } catch (JacksonException wrong) {
      throw ProblemException.invalid(explain(wrong));
    }
  }

  /** Refuses a body of another media type than this one. */
  static void requireType(ApiRequest request, String type) {
    if (!hasType(request, type)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be sent as " + type + ".");
    }
  }

  static boolean hasType(ApiRequest request, String type) {
    @Nullable String sent = request.view().header("Content-Type");
    return sent != null && sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
  }

  private static String explain(JacksonException wrong) {
    if (wrong instanceof StreamReadException) {
      return "The body is no proper JSON"
          + (wrong.getLocation() == null
              ? "."
              : " at line %d, column %d."
                  .formatted(wrong.getLocation().getLineNr(), wrong.getLocation().getColumnNr()));
    }
    String key = key(wrong);
    if (wrong instanceof UnrecognizedPropertyException) {
      return "The key '" + key + "' is not known here.";
    }
    if (wrong instanceof ValueInstantiationException
        && wrong.getCause() instanceof IllegalArgumentException reason) {
      return "The body is not valid: " + reason.getMessage() + ".";
    }
    return key.isEmpty()
        ? "The body is not the object that is needed here, or a key is missing."
        : "The key '" + key + "' is missing or has a value of the wrong kind.";
  }

  private static String key(JacksonException wrong) {
    return wrong.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : step.getPropertyName())
        .collect(Collectors.joining("."));
  }
}
