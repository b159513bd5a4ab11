package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

  @Test
  void residentMemoryIsReadFromTheStatusOfAProcess() throws FailedRun {
    String status =
        """
        Name:\tjava
        VmPeak:\t 4194304 kB
        VmHWM:\t  300000 kB
        VmRSS:\t  254976 kB
        Threads:\t42
        """;

    assertThat(ProcessMemory.resident(status)).isEqualTo(254_976);
  }

  @Test
  void usedHeapIsReadAsJdk17PrintsIt() throws FailedRun {
    String info =
        """
        4711:
         garbage-first heap   total 131072K, used 17843K [0x00000000e0000000, 0x0000000100000000)
          region size 1024K, 2 young (2048K), 0 survivors (0K)
         Metaspace       used 51234K, committed 51904K, reserved 1114112K
        """;

    assertThat(ProcessMemory.heapUsed(info)).isEqualTo(17_843);
  }

  @Test
  void usedHeapIsReadAsJdk25PrintsIt() throws FailedRun {
    String info =
        """
        4711:
         garbage-first heap   total reserved 524288K, committed 131072K, used 18021K [0x00, 0x01)
          region size 1024K, 2 eden (2M), 0 survivor (0M), 30 old (30M), 0 humongous (0M)
         Metaspace       used 51234K, committed 51904K, reserved 1114112K
        """;

    assertThat(ProcessMemory.heapUsed(info)).isEqualTo(18_021);
  }

  @Test
  void whatTheGenerationsHoldIsAddedUp() throws FailedRun {
    String info =
        """
        4711:
         def new generation   total 116224K, used 2894K [0x00, 0x01, 0x02)
          eden space 103360K,   2% used [0x00, 0x01, 0x02)
         tenured generation   total 258048K, used 9609K [0x00, 0x01, 0x02)
           the space 258048K,   3% used [0x00, 0x01, 0x02, 0x03)
         Metaspace       used 28083K, committed 28608K, reserved 1114112K
        """;

    assertThat(ProcessMemory.heapUsed(info)).isEqualTo(12_503);
  }

  @Test
  void textWithoutTheFigureIsShownInTheError() {
    assertThatThrownBy(() -> ProcessMemory.heapUsed("4711: could not attach"))
        .isInstanceOf(FailedRun.class)
        .hasMessageContaining("could not attach");
  }

  @Test
  void theMemoryOfThisVeryProcessIsReadable() throws Exception {
    ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());

    assertThat(memory.residentKib()).isGreaterThan(1_000);
    assertThat(memory.liveHeapKib()).isGreaterThan(100);
  }
}
