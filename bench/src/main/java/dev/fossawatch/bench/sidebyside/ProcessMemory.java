package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory another Java process on this machine holds. */
final class ProcessMemory {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final Pattern HEAP_USED =
      Pattern.compile("(?:heap|generation)\\b.*\\bused (\\d+)K");

  private final long pid;

  ProcessMemory(long pid) {
    this.pid = pid;
  }

  /** Resident memory in KiB, as {@code /proc/<pid>/status} tells it. */
  long residentKib() throws IOException, FailedRun {
    return resident(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
  }

  /** KiB of heap that survive a full collection, which this triggers. */
  long liveHeapKib() throws IOException, InterruptedException, FailedRun {
    jcmd("GC.run");
    return heapUsed(jcmd("GC.heap_info"));
  }

  private String jcmd(String question) throws IOException, InterruptedException, FailedRun {
    return Command.output(
        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
        Long.toString(pid),
        question);
  }

  static long resident(String status) throws FailedRun {
    return number(RESIDENT, status);
  }

  /** One figure, or one of each generation. */
  static long heapUsed(String heapInfo) throws FailedRun {
    return HEAP_USED
        .matcher(heapInfo)
        .results()
        .mapToLong(part -> Long.parseLong(part.group(1)))
        .reduce(Long::sum)
        .orElseThrow(() -> new FailedRun("no " + HEAP_USED + " in:\n" + heapInfo));
  }

  private static long number(Pattern pattern, String text) throws FailedRun {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new FailedRun("no " + pattern + " in:\n" + text);
    }
    return Long.parseLong(matcher.group(1));
  }
}
