package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/framing.md} to what the gateway does. */
class FramingDocumentTest {
  @Test
  void everyViolationHasItsRow() throws IOException {
    List<String> rows = rows("## Refused");

    assertThat(rows).hasSameSizeAs(FramingViolation.values());
    for (FramingViolation violation : FramingViolation.values()) {
      String row =
          "| `%s` | %d | %s |"
              .formatted(violation.label(), violation.status(), violation.explanation());
      assertThat(rows).anyMatch(written -> written.startsWith(row));
    }
  }

  @Test
  void whatIsWrittenAnewIsWrittenAsItSays() throws IOException {
    List<String> rows = rows("## Written anew");

    assertThat(rows).isNotEmpty();
    for (String row : rows) {
      String[] cells = row.split("` \\| `|\\| `|` \\|", -1);
      assertThat(pass(head(cells[1], cells[2]))).as(row).isEqualTo(head(cells[3], cells[4]));
    }
  }

  private static List<String> rows(String heading) throws IOException {
    try (Stream<String> lines =
        Files.readAllLines(Path.of("../docs/framing.md"), StandardCharsets.UTF_8).stream()) {
      return lines
          .dropWhile(line -> !line.equals(heading))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .filter(line -> line.startsWith("| ") && line.contains("`"))
          .toList();
    }
  }

  private static String head(String line, String host) {
    return line + "\r\nHost: " + host + "\r\n\r\n";
  }

  private static String pass(String head) {
    FramingHandler handler =
        new FramingHandler("X", Scan.LIMITS, new byte[64], () -> 0, violation -> {});
    EmbeddedChannel channel = new EmbeddedChannel(handler);
    channel.writeInbound(Unpooled.copiedBuffer(head, StandardCharsets.UTF_8));
    ByteBuf passed = channel.readInbound();
    String text = passed.toString(StandardCharsets.ISO_8859_1);
    passed.release();
    channel.finishAndReleaseAll();
    return text;
  }
}
