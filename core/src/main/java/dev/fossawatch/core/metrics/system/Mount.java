package dev.fossawatch.core.metrics.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code /proc/self/mountinfo}.
 *
 * @param deviceNumber major and minor number of the file system, the same for all its mounts
 * @param root the directory of the file system that is mounted
 * @param point where it is mounted
 * @param type type of the file system
 * @param device what is mounted
 * @param superOptions options of the file system, such as the controllers of a control group
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">proc, section 3.5</a>
 */
record Mount(
    String deviceNumber,
    String root,
    String point,
    String type,
    String device,
    String superOptions) {

  /** All mounts in the order of the kernel; lines that are not whole are left out. */
  static List<Mount> parse(ProcText mountinfo) {
    List<Mount> mounts = new ArrayList<>();
    while (mountinfo.nextLine()) {
      Mount mount = parseLine(mountinfo);
      if (mount != null) {
        mounts.add(mount);
      }
    }
    return mounts;
  }

  private static @Nullable Mount parseLine(ProcText line) {
    line.skipWords(2);
    String deviceNumber = line.word();
    String root = unescape(line.word());
    String point = unescape(line.word());
    String field = line.word();
    while (!field.isEmpty() && !field.equals("-")) {
      field = line.word();
    }
    String type = line.word();
    String device = unescape(line.word());
    return device.isEmpty() || !point.startsWith("/")
        ? null
        : new Mount(deviceNumber, root, point, type, device, line.word());
  }

  boolean hasSuperOption(String option) {
    return List.of(superOptions.split(",", -1)).contains(option);
  }

  /** The kernel writes blank, tab, line feed and backslash as backslash and three octal digits. */
  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int escaped = bytes[i] == '\\' ? octal(bytes, i + 1) : -1;
      bytes[length++] = escaped < 0 ? bytes[i] : (byte) escaped;
      i += escaped < 0 ? 0 : 3;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static int octal(byte[] bytes, int start) {
    if (start + 3 > bytes.length) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + 3; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      value = value * 8 + digit;
    }
    return value;
  }
}
