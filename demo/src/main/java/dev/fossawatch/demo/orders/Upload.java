package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.web.Refusal;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;

/**
 * A photo with its bytes.
 *
 * @param fileName how the uploader called it
 * @param contentType what its first bytes say it is, whatever the uploader claimed
 * @param content the bytes
 */
record Upload(String fileName, String contentType, byte[] content) {
  /** The largest photo, in bytes. */
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private static final int MAX_NAME = 120;

  static Upload of(Part part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw Refusal.tooLarge();
      }
      return new Upload(name(part), type(content), content);
    }
  }

  private static String name(Part part) {
    String submitted = part.getSubmittedFileName();
    String name = submitted == null || submitted.isBlank() ? "photo" : submitted;
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }

  private static String type(byte[] content) {
    if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
      return "image/jpeg";
    }
    if (startsWith(content, 0x89, 'P', 'N', 'G')) {
      return "image/png";
    }
    throw Refusal.badRequest("A photo is a JPEG or a PNG.");
  }

  private static boolean startsWith(byte[] content, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
