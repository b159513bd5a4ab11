package dev.fossawatch.core.metrics.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the files hold, a sample is taken, and no number in it is negative. */
class HostileFilesTest {
  @TempDir Path directory = Path.of("");

  private static void expectASoundSample(RecordedTree tree) {
    expectNoNegativeNumber(tree.reader.read());
    tree.time.advance(Duration.ofSeconds(1));
    expectNoNegativeNumber(tree.reader.read());
    assertThat(tree.errors.counts()).isEmpty();
  }

  private static void expectNoNegativeNumber(Object value) {
    if (value instanceof Number number) {
      assertThat(number.doubleValue()).isFinite().isNotNegative();
    } else if (value instanceof List<?> list) {
      list.forEach(HostileFilesTest::expectNoNegativeNumber);
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object part = read(component, value);
        if (part != null) {
          expectNoNegativeNumber(part);
        }
      }
    }
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aMachineWithoutAnyFileTellsOfItsVirtualMachineAlone() {
    try (RecordedTree tree = new RecordedTree(directory)) {
      expectASoundSample(tree);
      SystemMetrics sample = tree.reader.read();
      assertThat(sample.uptimeSeconds()).isNull();
      assertThat(sample.cpu().utilization()).isNull();
      assertThat(sample.load()).isEqualTo(new LoadAverage(null, null, null));
      assertThat(sample.memory())
          .isEqualTo(new MemoryMetrics(null, null, null, null, LimitedBy.HOST));
      assertThat(sample.pressure()).isNull();
      assertThat(sample.filesystems()).isEmpty();
      assertThat(sample.disks()).isEmpty();
      assertThat(sample.networks()).isEmpty();
      assertThat(sample.process().residentBytes()).isNull();
      assertThat(sample.process().openFileDescriptors()).isNull();
      assertThat(sample.jvm().heap().usedBytes()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cgroup-v1-recorded", "cgroup-v2-nested"})
  void filesMayBeCutOffAnywhere(String name) throws IOException {
    RecordedTree.copyOf(name, directory).close();
    for (int keep : new int[] {500, 120, 40, 17, 5, 1, 0}) {
      for (Path file : files(directory)) {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, Math.min(keep, content.length)));
      }
      try (RecordedTree tree = new RecordedTree(directory)) {
        expectASoundSample(tree);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void filesMayHoldAnyBytes(long seed) throws IOException {
    RecordedTree.copyOf("cgroup-v1-recorded", directory).close();
    Random random = new Random(seed);
    for (Path file : files(directory)) {
      byte[] content = Files.readAllBytes(file);
      for (int i = 0; i < content.length; i++) {
        if (random.nextInt(8) == 0) {
          content[i] = (byte) random.nextInt(256);
        }
      }
      Files.write(file, content);
    }
    try (RecordedTree tree = new RecordedTree(directory)) {
      expectASoundSample(tree);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "99999999999999999999999999",
        "18446744073709551615",
        "9223372036854775807",
        "0",
        "NaN",
        "",
        "٣٣"
      })
  void everyNumberMayBeAnythingElse(String number) throws IOException {
    for (String name : List.of("cgroup-v1-recorded", "cgroup-v2-limited", "cgroup-v1-limited")) {
      Path root = directory.resolve(name);
      RecordedTree.copyOf(name, root).close();
      for (Path file : files(root)) {
        if (!file.endsWith("mountinfo")) {
          String content = Files.readString(file, StandardCharsets.UTF_8);
          Files.writeString(file, content.replaceAll("\\b\\d+(\\.\\d+)?\\b", number));
        }
      }
      try (RecordedTree tree = new RecordedTree(root)) {
        expectASoundSample(tree);
      }
    }
  }

  @Test
  void filesMayBeDirectories() throws IOException {
    RecordedTree.copyOf("cgroup-v2-limited", directory).close();
    for (Path file : files(directory)) {
      Files.delete(file);
      Files.createDirectory(file);
    }
    try (RecordedTree tree = new RecordedTree(directory)) {
      expectASoundSample(tree);
    }
  }

  @Test
  void aFloodOfDevicesInterfacesAndMountsIsCut() throws IOException {
    try (RecordedTree tree = new RecordedTree(directory)) {
      StringBuilder disks = new StringBuilder();
      StringBuilder interfaces = new StringBuilder("Inter-|\n face |bytes\n");
      StringBuilder mounts = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        disks.append(" 8 0 disk").append(i).append(" 1 0 8 0 1 0 8 0 0 1 1\n");
        interfaces.append("veth").append(i).append(": 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n");
        interfaces.append("port").append(i).append(": 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n");
        mounts.append("1 1 9:").append(i).append(" / /m").append(i).append(" rw - ext4 d rw\n");
        tree.write("sys/block/disk" + i, "");
      }
      tree.write("proc/diskstats", disks.toString());
      tree.write("proc/net/dev", interfaces.toString());
      tree.write("proc/self/mountinfo", mounts.toString());
      SystemMetrics sample = tree.reader.read();
      assertThat(sample.disks()).hasSize(32);
      assertThat(sample.networks())
          .hasSize(32)
          .allMatch(each -> each.interfaceName().startsWith("port"));
      assertThat(sample.filesystems()).hasSize(64);
    }
  }

  @Test
  void aFaultOfOursIsRecordedAndTheLastSampleStands() {
    AtomicBoolean broken = new AtomicBoolean();
    JdkBeans beans =
        new RecordedTree.NoBeans() {
          @Override
          public long processCpuNanos() {
            if (broken.get()) {
              throw new IllegalStateException("broken");
            }
            return 1;
          }
        };
    try (RecordedTree tree = new RecordedTree(directory, beans)) {
      SystemMetrics sound = tree.reader.read();
      broken.set(true);
      tree.time.advance(Duration.ofSeconds(1));
      assertThat(tree.reader.read()).isSameAs(sound);
      assertThat(tree.errors.counts()).containsEntry("system figures", 1L);
    }
  }

  @Test
  void kernelsWithoutTheNewerColumnsAreUnderstood() {
    try (RecordedTree tree = new RecordedTree(directory)) {
      tree.write("proc/stat", "cpu 100 0 50 800\n");
      tree.write("proc/meminfo", "MemTotal: 1000 kB\nMemFree: 500 kB\n");
      tree.write("proc/pressure/cpu", "some avg10=1.00 avg60=0.00 avg300=0.00 total=5\n");
      SystemMetrics sample = tree.reader.read();
      assertThat(sample.cpu().seconds()).isEqualTo(new CpuModes(1, 0, 0.5, 8, 0, 0, 0));
      assertThat(sample.memory().totalBytes()).isEqualTo(1_024_000);
      assertThat(sample.memory().availableBytes()).isNull();
      assertThat(sample.pressure())
          .isEqualTo(
              new PressureMetrics(new PressureMetrics.Stall(0.01, null, 5e-6, null), null, null));
    }
  }
}
