package dev.fossawatch.core.metrics.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A machine recorded as it was, with a Java process on it. */
class RecordedMachineTest {
  private final RecordedTree tree = new RecordedTree(RecordedTree.fixture("cgroup-v1-recorded"));
  private final SystemMetrics sample = tree.reader.read();

  @AfterEach
  void close() {
    tree.close();
  }

  @Test
  void memoryIsWhatIsAvailableNotWhatIsFree() {
    assertThat(sample.memory().totalBytes()).isEqualTo(24_684_084L * 1024);
    assertThat(sample.memory().availableBytes()).isEqualTo(23_435_604L * 1024);
    assertThat(sample.memory().limitedBy()).isEqualTo(LimitedBy.HOST);
  }

  @Test
  void aMachineWithoutSwapHasNoUtilizationOfIt() {
    assertThat(sample.swap()).isEqualTo(new SwapMetrics(0L, 0L, 0L, null, 0L, 0L, 1323L));
  }

  @Test
  void theFirstSampleHasTimesButNoShares() {
    assertThat(sample.cpu().utilization()).isNull();
    assertThat(sample.cpu().shares()).isNull();
    CpuModes seconds = requireNonNull(sample.cpu().seconds());
    assertThat(seconds.user()).isEqualTo(1234.62);
    assertThat(seconds.idle()).isEqualTo(2035.69);
    assertThat(seconds.interrupt()).isCloseTo(1.68, within(1e-9));
    assertThat(seconds.steal()).isEqualTo(0.95);
  }

  @Test
  void loadUptimeAndPressureAreRead() {
    assertThat(sample.load()).isEqualTo(new LoadAverage(7.34, 4.69, 2.64));
    assertThat(sample.uptimeSeconds()).isEqualTo(1712.30);
    PressureMetrics pressure = requireNonNull(sample.pressure());
    PressureMetrics.Stall cpu = requireNonNull(pressure.cpu());
    assertThat(cpu.some()).isCloseTo(0.9288, within(1e-9));
    assertThat(cpu.someSeconds()).isCloseTo(449.634905, within(1e-9));
    assertThat(cpu.fullSeconds()).isEqualTo(0.0);
    assertThat(requireNonNull(pressure.io()).fullSeconds()).isCloseTo(3.779211, within(1e-9));
  }

  @Test
  void onlyTheDiskIsADiskAndOnlyTheUsedInterfaceIsShown() {
    assertThat(sample.disks())
        .containsExactly(
            new DiskMetrics(
                "vda", 3_130_842L * 512, 3_184_648L * 512, 56_579L, 12_966L, 9.768, null));
    assertThat(sample.networks())
        .containsExactly(new NetworkMetrics("eth0", 379_713_947L, 1_012_686L, 0L, 0L, 0L, 0L));
  }

  @Test
  void theProcessIsReadFromItsOwnFiles() {
    ProcessMetrics process = sample.process();
    assertThat(process.residentBytes()).isEqualTo(78_308L * 1024);
    assertThat(process.virtualBytes()).isEqualTo(8_973_404L * 1024);
    assertThat(process.threads()).isEqualTo(19);
    assertThat(process.userCpuSeconds()).isEqualTo(0.61);
    assertThat(process.systemCpuSeconds()).isEqualTo(0.07);
    assertThat(process.cpuSeconds()).isCloseTo(0.68, within(1e-9));
    assertThat(process.cpuUtilization()).isNull();
    assertThat(process.openFileDescriptors()).isEqualTo(6);
    assertThat(process.maxFileDescriptors()).isEqualTo(20_000);
    assertThat(process.writtenBytes()).isEqualTo(40_960);
    assertThat(process.uptimeSeconds()).isCloseTo(3.04, within(1e-6));
    assertThat(process.startedAt()).isEqualTo(tree.time.now().minusMillis(3040));
  }

  @Test
  void ofTheMountsTheDiskAndSharedMemoryAreShown() {
    assertThat(sample.filesystems())
        .extracting(FilesystemMetrics::mount)
        .containsExactly("/dev/shm", "/");
    assertThat(sample.filesystems())
        .extracting(FilesystemMetrics::type)
        .containsExactly("tmpfs", "ext4");
  }

  @Test
  void withinHalfASecondTheSameSampleIsReturned() {
    tree.time.advance(Duration.ofMillis(499));
    assertThat(tree.reader.read()).isSameAs(sample);
    tree.time.advance(Duration.ofMillis(1));
    assertThat(tree.reader.read()).isNotSameAs(sample);
  }

  @Test
  void asJsonItsKeysAreInSnakeCase() {
    JsonMapper json =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    assertThat(json.writeValueAsString(sample))
        .contains("\"sampled_at\":\"2026-01-01T00:00:00Z\"")
        .contains("\"limited_by\":\"host\"")
        .contains("\"total_bytes\":25276502016")
        .contains("\"utilization\":null")
        .contains("\"interface_name\":\"eth0\"")
        .contains("\"open_file_descriptors\":6");
  }

  @Test
  void nothingWentWrong() {
    assertThat(tree.errors.counts()).isEmpty();
  }
}
