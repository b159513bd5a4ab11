package dev.fossawatch.core.metrics.system;

import static dev.fossawatch.core.metrics.system.Family.counter;
import static dev.fossawatch.core.metrics.system.Family.gauge;

import dev.fossawatch.core.metrics.system.Family.Points;
import java.util.List;

/** File systems, disks and network interfaces. */
final class DeviceFamilies {
  private static final String MOUNT = "system_filesystem_mountpoint";
  private static final List<String> MOUNT_STATE = List.of(MOUNT, "system_filesystem_state");
  private static final List<String> DISK_DIRECTION = List.of("system_device", "disk_io_direction");
  private static final List<String> NETWORK_DIRECTION =
      List.of("network_interface_name", "network_io_direction");

  private DeviceFamilies() {}

  static List<Family> filesystems() {
    return List.of(
        gauge(
            "system_filesystem_limit_bytes",
            "Size of the file system.",
            List.of(MOUNT),
            (sample, points) ->
                current(sample).forEach(each -> points.add(each.totalBytes(), each.mount()))),
        gauge(
            "system_filesystem_usage_bytes",
            "Space of the file system by state; free is what this process may occupy.",
            MOUNT_STATE,
            DeviceFamilies::usage),
        gauge(
            "system_filesystem_utilization_ratio",
            "Share of the space that this process could ever occupy by state, as df shows it.",
            MOUNT_STATE,
            DeviceFamilies::utilization),
        gauge(
            "fossawatch_filesystem_stale",
            "1 if the file system did not answer in time; its other figures are then left out.",
            List.of(MOUNT),
            (sample, points) ->
                sample
                    .filesystems()
                    .forEach(each -> points.add(each.stale() ? 1 : 0, each.mount()))));
  }

  static List<Family> disks() {
    return List.of(
        counter(
            "system_disk_io_bytes",
            "Bytes read from and written to the device.",
            DISK_DIRECTION,
            DeviceFamilies::diskBytes),
        counter(
            "system_disk_operations",
            "Operations that the device completed.",
            DISK_DIRECTION,
            DeviceFamilies::diskOperations),
        counter(
            "system_disk_io_time_seconds",
            "Time in which the device had at least one operation under way.",
            List.of("system_device"),
            (sample, points) ->
                sample.disks().forEach(each -> points.add(each.busySeconds(), each.device()))));
  }

  static List<Family> networks() {
    return List.of(
        counter(
            "system_network_io_bytes",
            "Bytes received and sent.",
            NETWORK_DIRECTION,
            DeviceFamilies::networkBytes),
        counter(
            "system_network_errors",
            "Packets received damaged or not sent for an error.",
            NETWORK_DIRECTION,
            DeviceFamilies::networkErrors),
        counter(
            "system_network_packet_dropped",
            "Packets thrown away without an error.",
            NETWORK_DIRECTION,
            DeviceFamilies::networkDrops));
  }

  private static List<FilesystemMetrics> current(SystemMetrics sample) {
    return sample.filesystems().stream().filter(each -> !each.stale()).toList();
  }

  private static void usage(SystemMetrics sample, Points points) {
    for (FilesystemMetrics each : current(sample)) {
      Long total = each.totalBytes();
      Long used = each.usedBytes();
      Long free = each.availableBytes();
      if (total != null && used != null && free != null) {
        points.add(used, each.mount(), "used");
        points.add(free, each.mount(), "free");
        points.add(Math.max(0, total - used - free), each.mount(), "reserved");
      }
    }
  }

  private static void utilization(SystemMetrics sample, Points points) {
    for (FilesystemMetrics each : current(sample)) {
      Double used = each.utilization();
      if (used != null) {
        points.add(used, each.mount(), "used");
        points.add(1 - used, each.mount(), "free");
      }
    }
  }

  private static void diskBytes(SystemMetrics sample, Points points) {
    for (DiskMetrics each : sample.disks()) {
      points.add(each.readBytes(), each.device(), "read");
      points.add(each.writtenBytes(), each.device(), "write");
    }
  }

  private static void diskOperations(SystemMetrics sample, Points points) {
    for (DiskMetrics each : sample.disks()) {
      points.add(each.readOperations(), each.device(), "read");
      points.add(each.writeOperations(), each.device(), "write");
    }
  }

  private static void networkBytes(SystemMetrics sample, Points points) {
    for (NetworkMetrics each : sample.networks()) {
      points.add(each.receivedBytes(), each.interfaceName(), "receive");
      points.add(each.sentBytes(), each.interfaceName(), "transmit");
    }
  }

  private static void networkErrors(SystemMetrics sample, Points points) {
    for (NetworkMetrics each : sample.networks()) {
      points.add(each.receiveErrors(), each.interfaceName(), "receive");
      points.add(each.sendErrors(), each.interfaceName(), "transmit");
    }
  }

  private static void networkDrops(SystemMetrics sample, Points points) {
    for (NetworkMetrics each : sample.networks()) {
      points.add(each.receiveDrops(), each.interfaceName(), "receive");
      points.add(each.sendDrops(), each.interfaceName(), "transmit");
    }
  }
}
