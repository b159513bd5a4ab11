package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The load over HTTP/2: {@code h2load}, of nghttp2. */
final class H2Load {
  private static final int CONNECTIONS = 16;
  private static final int STREAMS = 4;

  private final Path directory;

  /**
   * @param directory where the body to post and the log of the requests go
   */
  H2Load(Path directory) {
    this.directory = directory;
  }

  /** Loads a server for some seconds; any answer other than 200 fails the run. */
  WrkReport load(int port, ProxyLoad load, int seconds)
      throws IOException, InterruptedException, FailedRun {
    Path log = directory.resolve("h2load.log");
    Files.deleteIfExists(log);
    Command.output(Cores.rest(command(port, load, seconds, log)).toArray(String[]::new));
    return report(log, seconds);
  }

  private List<String> command(int port, ProxyLoad load, int seconds, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("h2load", "-t1", "-c" + CONNECTIONS));
    command.addAll(List.of("-m" + STREAMS, "-D" + seconds, "--log-file=" + log));
    command.addAll(List.of("-H", "accept: application/json", "-H", "cookie: session=5f2b6c1e"));
    if (load.method().equals("POST")) {
      Path body = directory.resolve("body.json");
      Files.writeString(body, "{\"order\":\"" + "x".repeat(2_034) + "\"}");
      command.addAll(List.of("-d", body.toString(), "-H", "content-type: application/json"));
    }
    command.add("https://127.0.0.1:" + port + "/orders/7");
    return command;
  }

  /** Of the log, each line of which is a request: when it began, its status, microseconds. */
  private static WrkReport report(Path log, int seconds) throws IOException, FailedRun {
    try (Stream<String> lines = Files.lines(log)) {
      long[][] requests = lines.map(H2Load::figures).toArray(long[][]::new);
      long[] took = Arrays.stream(requests).mapToLong(request -> request[2]).sorted().toArray();
      long wrong = Arrays.stream(requests).filter(request -> request[1] != 200).count();
      if (took.length == 0 || wrong > 0) {
        throw new FailedRun(wrong + " wrong answers of " + took.length + " over HTTP/2");
      }
      return new WrkReport(
          took.length,
          seconds * 1_000_000L,
          took[took.length / 2],
          took[took.length * 99 / 100],
          0);
    }
  }

  private static long[] figures(String line) {
    return Arrays.stream(line.split("\t", -1)).mapToLong(Long::parseLong).toArray();
  }
}
