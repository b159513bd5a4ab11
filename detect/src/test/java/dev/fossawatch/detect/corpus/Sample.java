package dev.fossawatch.detect.corpus;

import dev.fossawatch.detect.parts.SentRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A labelled request of the detection corpus. */
record Sample(
    String id,
    String group,
    String source,
    String kind,
    String place,
    boolean attack,
    String payload,
    SentRequest request) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the corpus is expected when FOSSAWATCH_CORPUS does not say otherwise. */
  static Path corpus() {
    String home = System.getenv().getOrDefault("FOSSAWATCH_CORPUS", "../../shared/data");
    return Path.of(home, "detection", "dev.jsonl");
  }

  static List<Sample> all(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> of(JSON.readTree(line))).toList();
    }
  }

  private static Sample of(JsonNode line) {
    String query = line.get("query").asString();
    String path = line.get("path").asString();
    SentRequest.Builder request =
        SentRequest.to(line.get("method").asString(), query.isEmpty() ? path : path + "?" + query);
    line.get("headers")
        .properties()
        .forEach(h -> request.header(h.getKey(), h.getValue().asString()));
    String body = line.get("body").asString();
    if (!body.isEmpty()) {
      request.body(body);
    }
    return new Sample(
        line.get("id").asString(),
        line.get("group").asString(),
        line.get("source").asString(),
        line.get("class").asString(),
        line.get("place").asString(),
        line.get("label").asString().equals("attack"),
        line.get("payload").toString(),
        request.build());
  }
}
