package dev.fossawatch.core.metrics.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded control groups, of both versions, with and without limits. */
class ContainerLimitsTest {
  private static final long MIB = 1 << 20;

  @TempDir Path directory = Path.of("");

  private static MemoryMetrics memoryOf(String name) {
    try (RecordedTree tree = new RecordedTree(RecordedTree.fixture(name))) {
      return tree.reader.read().memory();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cgroup-v2-unlimited", "no-cgroup"})
  void withoutALimitTheHostsAvailableMemoryCounts(String name) {
    MemoryMetrics memory = memoryOf(name);
    assertThat(memory.limitedBy()).isEqualTo(LimitedBy.HOST);
    assertThat(memory.totalBytes()).isEqualTo(16_303_092L * 1024);
    assertThat(memory.availableBytes()).isEqualTo(11_240_388L * 1024);
    assertThat(memory.usedBytes()).isEqualTo((16_303_092L - 11_240_388L) * 1024);
    assertThat(memory.utilization()).isCloseTo(0.3105, within(0.0001));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cgroup-v1-limited", "cgroup-v2-limited"})
  void aLimitIsTheTotalAndItsInactivePageCacheIsAvailable(String name) {
    assertThat(memoryOf(name))
        .isEqualTo(
            new MemoryMetrics(512 * MIB, 312 * MIB, 200 * MIB, 200 / 512.0, LimitedBy.CGROUP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cgroup-v1-nested", "cgroup-v2-nested"})
  void aLimitOnTheParentCountsWithWhatItsOtherChildrenUse(String name) {
    MemoryMetrics memory = memoryOf(name);
    assertThat(memory.limitedBy()).isEqualTo(LimitedBy.CGROUP);
    assertThat(memory.totalBytes()).isEqualTo(1024 * MIB);
    assertThat(memory.availableBytes()).isEqualTo((1024 - 850) * MIB);
  }

  @Test
  void aLimitAboveTheHostsMemoryIsNone() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-limited", directory)) {
      tree.write("sys/fs/cgroup/memory.max", "34359738368\n");
      assertThat(tree.reader.read().memory().limitedBy()).isEqualTo(LimitedBy.HOST);
    }
  }

  @Test
  void onVersion1ALimitAboveTheVisibleGroupsIsInherited() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v1-limited", directory)) {
      tree.write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
      assertThat(tree.reader.read().memory().totalBytes()).isEqualTo(512 * MIB);
    }
  }

  @Test
  void aHostThatRunsOutBoundsWhatALimitLeaves() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-limited", directory)) {
      tree.write("proc/meminfo", "MemTotal: 16303092 kB\nMemAvailable: 10240 kB\n");
      MemoryMetrics memory = tree.reader.read().memory();
      assertThat(memory.totalBytes()).isEqualTo(512 * MIB);
      assertThat(memory.availableBytes()).isEqualTo(10 * MIB);
    }
  }

  @Test
  void ofTwoLimitsTheFullerOneBoundsWhatIsLeft() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-nested", directory)) {
      String own = "sys/fs/cgroup/kubepods.slice/pod7.slice/app.scope/";
      tree.write(own + "memory.max", 512 * MIB + "\n");
      MemoryMetrics memory = tree.reader.read().memory();
      assertThat(memory.totalBytes()).isEqualTo(512 * MIB);
      assertThat(memory.availableBytes()).isEqualTo(174 * MIB);
    }
  }

  @Test
  void aLimitSetLaterIsSeenWithinTenSeconds() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-unlimited", directory)) {
      assertThat(tree.reader.read().memory().limitedBy()).isEqualTo(LimitedBy.HOST);
      tree.write("sys/fs/cgroup/system.slice/memory.max", 1024 * MIB + "\n");
      tree.time.advance(Duration.ofSeconds(10));
      assertThat(tree.reader.read().memory().totalBytes()).isEqualTo(1024 * MIB);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cgroup-v1-recorded,2,HOST",
    "cgroup-v1-limited,0.5,CGROUP",
    "cgroup-v1-nested,1.5,CGROUP",
    "cgroup-v2-unlimited,8,HOST",
    "cgroup-v2-limited,0.5,CGROUP",
    "cgroup-v2-nested,1.5,CGROUP",
    "no-cgroup,8,HOST",
  })
  void theSmallestQuotaOfAllLevelsBoundsTheCores(String name, double cores, LimitedBy limitedBy) {
    try (RecordedTree tree = new RecordedTree(RecordedTree.fixture(name))) {
      CpuMetrics cpu = tree.reader.read().cpu();
      assertThat(cpu.effectiveCores()).isEqualTo(cores);
      assertThat(cpu.limitedBy()).isEqualTo(limitedBy);
    }
  }

  @Test
  void underAQuotaUtilizationIsThatOfTheQuotaOnVersion2() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-limited", directory)) {
      tree.reader.read();
      tree.time.advance(Duration.ofSeconds(1));
      tree.write(
          "sys/fs/cgroup/cpu.stat",
          "usage_usec 60400000\nuser_usec 40300000\nsystem_usec 20100000\nthrottled_usec 2600000\n");
      expectFourTenthsOfHalfACore(tree.reader.read().cpu());
    }
  }

  @Test
  void underAQuotaUtilizationIsThatOfTheQuotaOnVersion1() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v1-limited", directory)) {
      tree.reader.read();
      tree.time.advance(Duration.ofSeconds(1));
      String group = "sys/fs/cgroup/cpu,cpuacct/";
      tree.write(group + "cpuacct.usage_user", "40300000000\n");
      tree.write(group + "cpuacct.usage_sys", "20100000000\n");
      tree.write(group + "cpu.stat", "throttled_time 2600000000\n");
      expectFourTenthsOfHalfACore(tree.reader.read().cpu());
    }
  }

  private static void expectFourTenthsOfHalfACore(CpuMetrics cpu) {
    assertThat(cpu.utilization()).isCloseTo(0.8, within(1e-9));
    CpuModes shares = requireNonNull(cpu.shares());
    assertThat(shares.user()).isCloseTo(0.6, within(1e-9));
    assertThat(shares.system()).isCloseTo(0.2, within(1e-9));
    assertThat(shares.idle()).isCloseTo(0.2, within(1e-9));
    assertThat(cpu.throttledSeconds()).isCloseTo(2.6, within(1e-9));
  }

  @Test
  void aQuotaWhoseUsageCannotBeToldLeavesTheHostsUtilization() {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-limited", directory)) {
      tree.write("sys/fs/cgroup/cpu.stat", "");
      CpuMetrics cpu = tree.reader.read().cpu();
      assertThat(cpu.effectiveCores()).isEqualTo(0.5);
      assertThat(cpu.limitedBy()).isEqualTo(LimitedBy.HOST);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0::/../../../../etc\n",
        "0::/..\n",
        "0::\n",
        "0::/\u0000\n",
        "nonsense\n",
        ":::\n",
        "",
        "0::/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/0/1/2/3/4/5/6/7/8/9\n"
      })
  void aStrangePathOfTheGroupNeverLeadsOutOfTheMount(String ownGroups) {
    try (RecordedTree tree = RecordedTree.copyOf("cgroup-v2-unlimited", directory)) {
      tree.write("etc/memory.max", "1048576\n");
      tree.write("sys/memory.max", "1048576\n");
      tree.write("proc/self/cgroup", ownGroups);
      assertThat(tree.reader.read().memory().limitedBy()).isEqualTo(LimitedBy.HOST);
      assertThat(tree.errors.counts()).isEmpty();
    }
  }
}
