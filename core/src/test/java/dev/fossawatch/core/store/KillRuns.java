package dev.fossawatch.core.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills a process that writes state ({@link KillTarget}), again and again on the same data
 * directory (a new one after {@value #MAX_ROWS} rows), as {@code kill -9} does: by turns inside a
 * transaction before and after its changes, at its commit, after its promise, in a checkpoint, at
 * random moments, and while it starts. After each, the state must open, hold every row that was
 * promised, and no half of a transaction.
 *
 * <p>As a program: {@code KillRuns KILLS [early]}. Exit code 0 where nothing was lost, 1 where
 * something was, which with {@code early} is what should happen.
 */
final class KillRuns {
  private static final long MIRROR = 1_000_000_000;

  /** Where the process is killed: after how many lines of which kind, and how much later. */
  private enum Point {
    IN_TRANSACTION("b", 0),
    AT_COMMIT("i", 3_000_000),
    AFTER_PROMISE("a", 0),
    IN_CHECKPOINT("c", 2_000_000),
    ANY_MOMENT("", 20_000_000),
    AT_START(null, 400_000_000);

    private final @Nullable String line;
    private final int delayNanos;

    Point(@Nullable String line, int delayNanos) {
      this.line = line;
      this.delayNanos = delayNanos;
    }
  }

  private static final int MAX_ROWS = 50_000;

  private final Path parent;
  private final String manner;
  private final Random random;
  private Path data;
  private long promised;
  private long next;
  private int found;

  /**
   * @param manner {@code honest} or {@code early}, see {@link KillTarget}
   */
  KillRuns(Path parent, String manner, long seed) {
    this.parent = parent;
    this.data = parent.resolve("0");
    this.manner = manner;
    this.random = new Random(seed);
  }

  public static void main(String[] args) throws Exception {
    int kills = Integer.parseInt(args[0]);
    String manner = args.length > 1 ? args[1] : "honest";
    KillRuns runs = new KillRuns(Files.createTempDirectory("fossawatch-kill"), manner, 1);
    List<String> losses = runs.run(kills);
    losses.forEach(System.out::println);
    System.out.println(
        kills + " kills, " + runs.promised + " rows promised, " + losses.size() + " losses");
    System.exit(losses.isEmpty() ? 0 : 1);
  }

  /**
   * Kills so many times.
   *
   * @return what was lost, a line for each kill that lost something
   */
  List<String> run(int kills) throws Exception {
    List<String> losses = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      if (found > MAX_ROWS) {
        data = parent.resolve(Integer.toString(kill));
      }
      Point point = Point.values()[kill % Point.values().length];
      Set<Long> promises = killAt(point);
      promised += promises.size();
      String lost = check(promises);
      if (!lost.isEmpty()) {
        losses.add("kill " + kill + " " + point + ": " + lost);
      }
    }
    return losses;
  }

  /** How many rows were promised so far. */
  long promised() {
    return promised;
  }

  /** How many rows were there at the last look. */
  int found() {
    return found;
  }

  private Set<Long> killAt(Point point) throws IOException, InterruptedException {
    Process process = start();
    Set<Long> promises = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
      boolean killed = point.line == null;
      if (killed) {
        kill(process, point);
      }
      int before = 100 + random.nextInt(400);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line, promises);
        if (!killed && before-- <= 0 && line.startsWith(point.line)) {
          kill(process, point);
          killed = true;
        }
      }
      if (!killed) {
        throw new IllegalStateException("the process ended by itself");
      }
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    return promises;
  }

  private void kill(Process process, Point point) {
    if (point.delayNanos > 0) {
      LockSupport.parkNanos(random.nextInt(point.delayNanos));
    }
    process.toHandle().destroyForcibly(); // the process itself would close its output, too
  }

  private static void note(String line, Set<Long> promises) {
    if (line.startsWith("a ")) {
      promises.add(Long.parseLong(line.substring(2)));
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KillTarget.class.getName(),
            data.toString(),
            Long.toString(next),
            manner)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What is missing of what was promised, or there that should not be; empty where all is well. */
  private String check(Set<Long> promises) throws IOException {
    try (DataDirectory directory = DataDirectory.open(data);
        StateStore store =
            StateStore.sqlite(directory, "local", TimeSource.system(), new InternalErrors())) {
      Set<Long> rows = Notes.allNumbers(store);
      found = rows.size();
      Set<Long> missing = new HashSet<>(promises);
      missing.removeAll(rows);
      long halves =
          rows.stream()
              .filter(row -> !rows.contains(row < MIRROR ? row + MIRROR : row - MIRROR))
              .count();
      next = 1 + rows.stream().filter(row -> row < MIRROR).mapToLong(row -> row).max().orElse(next);
      return missing.isEmpty() && halves == 0
          ? ""
          : missing.size() + " promised rows missing, " + halves + " halves of transactions";
    }
  }
}
