package dev.fossawatch.core.metrics.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * This machine's figures beside those that the kernel and {@code df} give at the same moment:
 * within 2 % or 16 MiB. A figure that moves is compared again, a bounded number of times.
 */
class LiveFiguresTest {
  private static final double MIB = 1 << 20;
  private static final int ATTEMPTS = 20;

  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();
  private final SystemReader reader =
      new SystemReader(
          Path.of("/"), JdkBeans.ofThisMachine(), DiskSpace.ofThisMachine(), time, errors);

  /** A figure as somebody else tells it. */
  private interface Witness {
    double value() throws IOException;
  }

  @BeforeAll
  static void onLinux() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "there is no /proc");
  }

  @AfterEach
  void close() {
    reader.close();
    assertThat(errors.counts()).isEmpty();
  }

  private SystemMetrics fresh() {
    time.advance(Duration.ofSeconds(10));
    return reader.read();
  }

  /** The witness is asked before and after; the figure may lie anywhere between, give or take. */
  private void expectAgreement(
      double tolerance, Witness witness, ToDoubleFunction<SystemMetrics> figure)
      throws IOException {
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      double before = witness.value();
      double ours = figure.applyAsDouble(fresh());
      double after = witness.value();
      double allowed = Math.max(tolerance, 0.02 * Math.max(before, after));
      if (ours >= Math.min(before, after) - allowed && ours <= Math.max(before, after) + allowed) {
        return;
      }
      attempts.add(before + " ≤ " + ours + " ≤ " + after);
    }
    assertThat(attempts).as("attempts that did not agree").isEmpty();
  }

  private static double number(String file, String pattern) throws IOException {
    String content = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(content);
    assertThat(matcher.find()).as(pattern + " in " + file).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static double of(@Nullable Number figure) {
    return requireNonNull(figure).doubleValue();
  }

  @Test
  void memoryAgreesWithMeminfo() throws IOException {
    assumeTrue(reader.read().memory().limitedBy() == LimitedBy.HOST, "memory is limited");
    expectAgreement(
        0,
        () -> number("/proc/meminfo", "^MemTotal: +(\\d+)") * 1024,
        sample -> of(sample.memory().totalBytes()));
    expectAgreement(
        16 * MIB,
        () -> number("/proc/meminfo", "^MemAvailable: +(\\d+)") * 1024,
        sample -> of(sample.memory().availableBytes()));
  }

  @Test
  void theProcessAgreesWithItsStatus() throws IOException {
    String status = "/proc/self/status";
    expectAgreement(
        16 * MIB,
        () -> number(status, "^VmRSS:\\s+(\\d+)") * 1024,
        sample -> of(sample.process().residentBytes()));
    expectAgreement(
        16 * MIB,
        () -> number(status, "^VmSize:\\s+(\\d+)") * 1024,
        sample -> of(sample.process().virtualBytes()));
    expectAgreement(
        2, () -> number(status, "^Threads:\\s+(\\d+)"), sample -> of(sample.process().threads()));
  }

  @Test
  void openFilesAndTheirLimitAgree() throws IOException {
    expectAgreement(
        3,
        () -> {
          try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count() - 1;
          }
        },
        sample -> of(sample.process().openFileDescriptors()));
    expectAgreement(
        0,
        () -> number("/proc/self/limits", "^Max open files +(\\d+)"),
        sample -> of(sample.process().maxFileDescriptors()));
  }

  @Test
  void theUptimeAgreesWithTheVirtualMachines() throws IOException {
    expectAgreement(
        2,
        () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
        sample -> sample.process().uptimeSeconds());
    expectAgreement(
        1, () -> number("/proc/uptime", "^([\\d.]+)"), sample -> of(sample.uptimeSeconds()));
  }

  @Test
  void everyInterfaceAgreesWithTheKernelsTable() throws IOException {
    for (NetworkMetrics each : reader.read().networks()) {
      String line = "^ *" + Pattern.quote(each.interfaceName()) + ": *";
      expectAgreement(
          1 << 16,
          () -> number("/proc/net/dev", line + "(\\d+)"),
          sample -> of(find(sample, each.interfaceName()).receivedBytes()));
      expectAgreement(
          1 << 16,
          () -> number("/proc/net/dev", line + "(?:\\d+ +){8}(\\d+)"),
          sample -> of(find(sample, each.interfaceName()).sentBytes()));
    }
  }

  private static NetworkMetrics find(SystemMetrics sample, String name) {
    return sample.networks().stream()
        .filter(each -> each.interfaceName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Two samples within one interval of the kernel's own counters. */
  @Test
  void utilizationAgreesWithTheKernelsTimesOfTheSameInterval() throws IOException {
    assumeTrue(reader.read().cpu().limitedBy() == LimitedBy.HOST, "a quota is set");
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      fresh();
      double[] before = idleAndAll();
      LockSupport.parkNanos(300_000_000);
      double[] after = idleAndAll();
      double ours = of(fresh().cpu().utilization());
      double theirs = 1 - (after[0] - before[0]) / (after[1] - before[1]);
      if (Math.abs(ours - theirs) <= 0.02) {
        return;
      }
      attempts.add(ours + " ≈ " + theirs);
    }
    assertThat(attempts).isEmpty();
  }

  private static double[] idleAndAll() throws IOException {
    String[] columns = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
    double all = 0;
    for (int i = 1; i <= 8; i++) {
      all += Double.parseDouble(columns[i]);
    }
    return new double[] {Double.parseDouble(columns[4]) + Double.parseDouble(columns[5]), all};
  }

  @ParameterizedTest
  @CsvSource({"size,1", "used,2", "avail,3"})
  void everyMountAgreesWithDf(String column, int index) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/df")), "df is not installed");
    for (FilesystemMetrics each : firstReading()) {
      expectAgreement(
          16 * MIB,
          () -> df(each.mount(), column),
          sample -> {
            FilesystemMetrics now = waitFor(each.mount());
            return List.of(of(now.totalBytes()), of(now.usedBytes()), of(now.availableBytes()))
                .get(index - 1);
          });
      assertThat(of(each.utilization()))
          .isEqualTo(of(each.usedBytes()) / (of(each.usedBytes()) + of(each.availableBytes())));
    }
  }

  private List<FilesystemMetrics> firstReading() {
    return reader.read().filesystems().stream()
        .map(each -> waitFor(each.mount()))
        .filter(each -> each.totalBytes() != null)
        .toList();
  }

  /** The background reads soon; the deadline is for a loaded machine. */
  private FilesystemMetrics waitFor(String mount) {
    FilesystemMetrics found = null;
    for (int i = 0; i < 200 && (found == null || found.totalBytes() == null); i++) {
      LockSupport.parkNanos(10_000_000);
      found =
          fresh().filesystems().stream()
              .filter(each -> each.mount().equals(mount))
              .findFirst()
              .orElseThrow();
    }
    return requireNonNull(found);
  }

  private static double df(String mount, String column) throws IOException {
    Process process =
        new ProcessBuilder("/usr/bin/df", "-B1", "--output=" + column, mount)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Double.parseDouble(output.lines().skip(1).findFirst().orElseThrow().strip());
  }
}
