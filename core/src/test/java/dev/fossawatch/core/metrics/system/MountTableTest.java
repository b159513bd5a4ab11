package dev.fossawatch.core.metrics.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MountTableTest {

  private static List<Mount> parse(String... lines) {
    return Mount.parse(ProcText.of(String.join("\n", lines).getBytes(UTF_8)));
  }

  private static List<String> shown(String... lines) {
    return MountTable.shown(parse(lines)).stream().map(Mount::point).toList();
  }

  @Test
  void optionalFieldsAndEscapedBlanksAreUnderstood() {
    assertThat(
            parse(
                "36 35 98:0 /a\\134b /my\\040disk\\011x rw shared:1 master:2 - ext4 /dev/x\\040y rw,q"))
        .containsExactly(new Mount("98:0", "/a\\b", "/my disk\tx", "ext4", "/dev/x y", "rw,q"));
  }

  @Test
  void aBackslashThatEscapesNothingStaysAsItIs() {
    assertThat(parse("1 1 1:1 / /a\\04 rw - ext4 d\\999 rw"))
        .containsExactly(new Mount("1:1", "/", "/a\\04", "ext4", "d\\999", "rw"));
  }

  @Test
  void linesThatAreNotWholeAreLeftOut() {
    assertThat(
            parse("", "1", "1 2 3:4 / /x rw", "1 2 3:4 / /x rw - ext4", "1 2 3:4 / x rw - e d r"))
        .isEmpty();
  }

  @Test
  void viewsOfTheKernelAndFullImagesAreNotShown() {
    assertThat(
            shown(
                "1 0 8:1 / / rw - ext4 /dev/sda1 rw",
                "2 1 0:3 / /proc rw - proc proc rw",
                "3 1 0:4 / /sys rw - sysfs sysfs rw",
                "4 1 0:5 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
                "5 1 0:6 / /net rw - autofs map rw",
                "6 1 7:1 / /snap/core/1 ro - squashfs /dev/loop1 ro",
                "7 1 8:2 / /data ro - xfs /dev/sda2 ro"))
        .containsExactly("/", "/data");
  }

  @Test
  void ofMemoryOnlyWhatApplicationsWriteToIsShown() {
    assertThat(
            shown(
                "1 0 0:1 / /run rw - tmpfs tmpfs rw",
                "2 0 0:2 / /dev/shm rw - tmpfs tmpfs rw",
                "3 0 0:3 / /tmp rw - tmpfs tmpfs rw",
                "4 0 0:4 / /var/run/secrets/token ro - tmpfs tmpfs rw"))
        .containsExactly("/dev/shm", "/tmp");
  }

  @Test
  void anOverlayIsShownAsTheRootOfAContainerOnly() {
    assertThat(
            shown(
                "1 0 0:1 / / rw - overlay overlay rw",
                "2 1 0:2 / /var/lib/docker/overlay2/1/merged rw - overlay overlay rw"))
        .containsExactly("/");
  }

  @Test
  void aFileSystemMountedManyTimesIsShownOnceAndWhole() {
    assertThat(
            shown(
                "1 0 8:1 /docker/hosts /etc/hosts rw - ext4 /dev/sda1 rw",
                "2 0 8:1 / /mnt/deep/er rw - ext4 /dev/sda1 rw",
                "3 0 8:1 / /mnt/deep rw - ext4 /dev/sda1 rw",
                "4 0 8:1 /docker/x /x rw - ext4 /dev/sda1 rw"))
        .containsExactly("/mnt/deep");
  }

  @Test
  void aMountThatAnotherOneHidesIsNotShown() {
    assertThat(
            MountTable.shown(
                parse(
                    "1 0 8:1 / /data rw - ext4 /dev/sda1 rw",
                    "2 0 8:2 / /data rw - nfs4 server:/x rw")))
        .extracting(Mount::device)
        .containsExactly("server:/x");
  }

  @Test
  void namesLongerThanALabelShouldBeAreLeftOut() {
    assertThat(shown("1 0 8:1 / /" + "x".repeat(300) + " rw - ext4 /dev/sda1 rw")).isEmpty();
  }
}
