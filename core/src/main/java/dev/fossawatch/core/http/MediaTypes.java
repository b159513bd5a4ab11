package dev.fossawatch.core.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code Content-Type} says about a body: whether it is text to read, or has no end. */
final class MediaTypes {
  private static final Set<String> ENDLESS =
      Set.of(
          "text/event-stream",
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/json-seq",
          "application/stream+json",
          "multipart/x-mixed-replace",
          "application/grpc",
          "application/grpc-web");
  private static final Set<String> READABLE =
      Set.of(
          "application/x-www-form-urlencoded",
          "application/json",
          "application/xml",
          "application/graphql",
          "application/javascript",
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/yaml",
          "application/x-yaml");

  private MediaTypes() {}

  /** Whether a response of this type sends events or records for as long as it likes. */
  static boolean isEndless(@Nullable String contentType) {
    return contentType != null && ENDLESS.contains(essence(contentType));
  }

  /** Whether a request body of this type, or of an untold type, is text that can be judged. */
  static boolean isReadable(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    String type = essence(contentType);
    return READABLE.contains(type)
        || type.startsWith("text/")
        || type.startsWith("multipart/")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }

  private static String essence(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.trim().toLowerCase(Locale.ROOT);
  }
}
