package dev.fossawatch.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the tables of {@code docs/api.md} against the code. */
class ApiDocsTest {
  private static final Path PAGE = Path.of("..", "docs", "api.md");

  @Test
  void theTableOfEndpointsIsComplete() throws IOException {
    try (Watched watched = new Watched()) {
      List<String> rows =
          watched.api.endpoints().stream()
              .filter(endpoint -> endpoint.path().text().startsWith(Api.BASE))
              .map(ApiDocsTest::row)
              .toList();
      assertThat(table("Endpoints")).containsExactlyInAnyOrderElementsOf(rows);
    }
  }

  @Test
  void theTableOfProblemsIsComplete() throws IOException {
    List<String> rows =
        Arrays.stream(ProblemType.values())
            .map(type -> "| %d | `%s` | %s |".formatted(type.status(), type.uri(), type.title()))
            .toList();
    assertThat(table("Problems")).containsExactlyElementsOf(rows);
  }

  private static String row(Endpoint endpoint) {
    String needs =
        endpoint.needs() == null
            ? "–"
            : "`" + endpoint.needs().name().toLowerCase(Locale.ROOT) + "`";
    return "| %s | `%s` | %s | %s |"
        .formatted(
            endpoint.method(),
            endpoint.path().text().substring(Api.BASE.length()),
            needs,
            endpoint.summary());
  }

  private static List<String> table(String heading) throws IOException {
    return Files.readString(PAGE)
        .lines()
        .dropWhile(line -> !line.equals("## " + heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(
            line ->
                line.startsWith("| ")
                    && !line.startsWith("| method")
                    && !line.startsWith("| status"))
        .toList();
  }
}
