package dev.fossawatch.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A configuration file: found, read within bounds, decoded. */
final class YamlFile {
  private static final int LARGEST = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;
  private final Source source;
  private final Report report;

  YamlFile(Path path, Report report) {
    this.path = path;
    this.report = report;
    source = new Source(Source.Layer.FILE, path.toString());
  }

  /** What the file says; null where it says nothing or cannot be used, which then is reported. */
  Raw.@Nullable Fields read() {
    byte[] bytes = bytes();
    String text = bytes == null ? null : text(bytes);
    return text == null ? null : new YamlReader(source.name(), text, report).read();
  }

  private byte @Nullable [] bytes() {
    try {
      if (Files.isDirectory(path)) {
        return refuse("is a directory, not a file");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        return bytes.length > LARGEST ? refuse("is larger than 1MiB") : bytes;
      }
    } catch (NoSuchFileException missing) {
      return refuse("does not exist");
    } catch (AccessDeniedException denied) {
      return refuse("may not be read by this user");
    } catch (IOException unreadable) {
      return refuse("cannot be read");
    }
  }

  private @Nullable String text(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      report.problem("", place(text), "is not UTF-8", null);
      return null;
    }
    boolean marked = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
    return (marked ? text.subSequence(1, text.length()) : text).toString();
  }

  /** The place after a text. */
  private Source place(CharSequence text) {
    String[] lines = text.toString().split("\n", -1);
    return Source.inFile(source.name(), lines.length, lines[lines.length - 1].length() + 1);
  }

  private byte @Nullable [] refuse(String what) {
    report.problem("", source, what, null);
    return null;
  }
}
