package dev.fossawatch.core.metrics.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that are differences between two samples. */
class SharesOfTimeTest {
  private static final String DISK =
      " 8 0 sda 10 0 80 0 20 0 160 0 0 %d 0\n 8 1 sda1 10 0 80 0 20 0 160 0 0 0 0\n";

  @TempDir Path directory = Path.of("");
  private RecordedTree tree = new RecordedTree(Path.of("nowhere"));

  @BeforeEach
  void record() {
    tree.close();
    tree = RecordedTree.copyOf("no-cgroup", directory);
    tree.write("sys/block/sda", "");
  }

  @AfterEach
  void close() {
    tree.close();
  }

  private SystemMetrics aSecondLater() {
    tree.time.advance(Duration.ofSeconds(1));
    return tree.reader.read();
  }

  @Test
  void utilizationIsWhatWasNotIdleSinceTheSampleBefore() {
    tree.write("proc/stat", "cpu  100 0 50 800 50 0 0 0 0 0\n");
    tree.reader.read();
    tree.write("proc/stat", "cpu  150 10 60 900 60 5 5 10 40 0\n");
    CpuMetrics cpu = aSecondLater().cpu();
    assertThat(cpu.utilization()).isCloseTo(90 / 200.0, within(1e-9));
    CpuModes shares = requireNonNull(cpu.shares());
    assertThat(shares.user()).isEqualTo(0.25);
    assertThat(shares.nice()).isEqualTo(0.05);
    assertThat(shares.system()).isEqualTo(0.05);
    assertThat(shares.idle()).isEqualTo(0.5);
    assertThat(shares.iowait()).isEqualTo(0.05);
    assertThat(shares.interrupt()).isEqualTo(0.05);
    assertThat(shares.steal()).isEqualTo(0.05);
  }

  @Test
  void aModeThatStepsBackIsNoNegativeShareAndItsCounterStandsStill() {
    tree.write("proc/stat", "cpu  100 0 50 800 50 0 0 0 0 0\n");
    tree.reader.read();
    tree.write("proc/stat", "cpu  200 0 50 900 40 0 0 0 0 0\n");
    CpuMetrics cpu = aSecondLater().cpu();
    assertThat(cpu.utilization()).isEqualTo(0.5);
    assertThat(requireNonNull(cpu.shares()).iowait()).isEqualTo(0.0);
    assertThat(requireNonNull(cpu.seconds()).iowait()).isEqualTo(0.5);
  }

  @Test
  void withoutATickThereIsNoUtilization() {
    tree.reader.read();
    assertThat(aSecondLater().cpu().utilization()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1000,1250,0.25", "1000,1000,0", "1000,9000,1", "1000,10,", "4294967295,5,"})
  void aDiskIsBusyForAShareOfTheTimeAndNeverForLessThanNothing(
      long before, long after, Double busy) {
    tree.write("proc/diskstats", String.format(DISK, before));
    tree.reader.read();
    tree.write("proc/diskstats", String.format(DISK, after));
    assertThat(aSecondLater().disks())
        .singleElement()
        .satisfies(disk -> assertThat(disk.busy()).isEqualTo(busy));
  }

  @ParameterizedTest
  @CsvSource({"100,500,0.5", "100,100,0", "100,5000,1", "100,50,"})
  void theProcessIsMeasuredAgainstTheCoresItMayUse(long before, long after, Double expected) {
    tree.write("proc/self/status", "Cpus_allowed_list:\t0-3,9-12\n");
    tree.write("proc/self/stat", ownStat(before));
    tree.reader.read();
    tree.write("proc/self/stat", ownStat(after));
    assertThat(aSecondLater().process().cpuUtilization()).isEqualTo(expected);
  }

  /** A program whose name tries to look like columns. */
  private static String ownStat(long userTicks) {
    return "7 (a) R 1 (b) S 1 7 7 0 -1 0 1 2 3 4 " + userTicks + " 0 0 0 20 0 31 0 500 1 2\n";
  }

  @Test
  void aBurstAboveTheQuotaIsFull() {
    tree.close();
    tree = RecordedTree.copyOf("cgroup-v2-limited", directory.resolve("limited"));
    tree.reader.read();
    tree.write("sys/fs/cgroup/cpu.stat", "user_usec 41000000\nsystem_usec 20000000\n");
    assertThat(aSecondLater().cpu().utilization()).isEqualTo(1.0);
  }

  @Test
  void aCgroupCounterThatGoesBackIsNoNegativeShare() {
    tree.close();
    tree = RecordedTree.copyOf("cgroup-v2-limited", directory.resolve("limited"));
    tree.reader.read();
    tree.write("sys/fs/cgroup/cpu.stat", "user_usec 1\nsystem_usec 1\n");
    assertThat(aSecondLater().cpu().utilization()).isEqualTo(0.0);
  }

  @Test
  void aClockThatStandsStillGivesNoShareOfNothing() {
    assertThat(Figure.share(1, 0)).isNull();
    assertThat(Figure.share(-1, 10)).isNull();
    assertThat(Figure.share(Double.NaN, 10.0)).isNull();
    assertThat(Figure.share(1, Double.NaN)).isNull();
  }
}
