package dev.fossawatch.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A request of {@code contract-requests.txt}: a line of methods, path and {@code name=value}
 * parameters. A query of {@code contract-queries.txt} makes two, at one time and over a range.
 *
 * @param parameters each {@code name=value}, not encoded
 * @param instead what we answer where it is not what Prometheus 2.42 answers: status, kind and
 *     words, or status and data; empty where it is
 */
record ContractRequest(List<String> methods, String path, List<String> parameters, String instead) {
  private static final String SEPARATOR = " \\| ";
  private static final String INSTEAD = "  => ";

  static List<ContractRequest> all() throws IOException {
    List<ContractRequest> all = new ArrayList<>();
    for (String line : lines("contract-requests.txt")) {
      if (line.startsWith(INSTEAD)) {
        ContractRequest last = all.remove(all.size() - 1);
        all.add(
            new ContractRequest(
                last.methods, last.path, last.parameters, line.substring(INSTEAD.length())));
      } else {
        String[] parts = line.split(SEPARATOR);
        String[] start = parts[0].split(" ", 2);
        all.add(
            new ContractRequest(
                List.of(start[0].split(",")),
                start[1],
                Arrays.asList(parts).subList(1, parts.length),
                ""));
      }
    }
    for (String query : lines("contract-queries.txt")) {
      all.add(request("/query", "query=" + query, "time=1704069002.3"));
      all.add(
          request(
              "/query_range", "query=" + query, "start=1704068002.3", "end=1704070000", "step=65"));
    }
    return all;
  }

  private static ContractRequest request(String path, String... parameters) {
    return new ContractRequest(List.of("GET"), path, List.of(parameters), "");
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ContractRequest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  /** The parameters as a form or a query. */
  String encoded() {
    return parameters.stream()
        .map(each -> each.split("=", 2))
        .map(pair -> URLEncoder.encode(pair[0], UTF_8) + "=" + URLEncoder.encode(pair[1], UTF_8))
        .collect(Collectors.joining("&"));
  }
}
