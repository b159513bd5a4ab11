package dev.fossawatch.core.store;

import java.io.IOException;
import java.util.regex.Pattern;

/** What a file in the data directory may be called and how large it may be. */
final class FileName {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  private FileName() {}

  static String checked(String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a file in the data directory: " + name);
    }
    return name;
  }

  static void checkSize(String name, long bytes) throws IOException {
    if (bytes > DataDirectory.MAX_FILE_BYTES) {
      throw new IOException(name + " has " + bytes + " bytes, more than is read or written");
    }
  }
}
