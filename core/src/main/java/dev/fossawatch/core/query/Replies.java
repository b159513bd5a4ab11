package dev.fossawatch.core.query;

import dev.fossawatch.core.internal.Json;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The envelope of every answer: {@code status}, {@code data} or an error, and remarks. */
final class Replies {
  /** An answer larger than this would be a burden to the application it is made in. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  private Replies() {}

  static QueryReply success(Consumer<JsonBytes> data) {
    return success(data, List.of(), List.of());
  }

  static QueryReply success(Consumer<JsonBytes> data, List<String> warnings, List<String> infos) {
    JsonBytes json = new JsonBytes(MAX_BYTES);
    json.raw("{\"status\":\"success\",\"data\":");
    data.accept(json);
    remarks("warnings", warnings, json);
    remarks("infos", infos, json);
    return new QueryReply(200, json.raw('}').toBytes());
  }

  private static void remarks(String name, List<String> remarks, JsonBytes json) {
    if (!remarks.isEmpty()) {
      json.raw(",\"").raw(name).raw("\":");
      strings(remarks, json);
    }
  }

  /** An answer whose data is small. */
  static QueryReply success(Object data) {
    return success(json -> json.raw(Json.MAPPER.writeValueAsBytes(data)));
  }

  /** An array of strings. */
  static void strings(Iterable<String> strings, JsonBytes json) {
    json.raw('[');
    for (Iterator<String> each = strings.iterator(); each.hasNext(); ) {
      json.string(each.next()).raw(each.hasNext() ? "," : "");
    }
    json.raw(']');
  }

  static QueryReply error(RefusedException refused) {
    ErrorKind kind = refused.kind();
    JsonBytes json = new JsonBytes(MAX_BYTES);
    json.raw("{\"status\":\"error\",\"errorType\":").string(kind.word());
    json.raw(",\"error\":").string(refused.message()).raw('}');
    return new QueryReply(kind.status(), json.toBytes());
  }
}
