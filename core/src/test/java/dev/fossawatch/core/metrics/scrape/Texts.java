package dev.fossawatch.core.metrics.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reading and writing of both formats. */
final class Texts {
  static final Label ORIGIN = new Label("scrape_target", "shop");

  private Texts() {}

  static Scrape read(Format format, String... lines) throws MalformedMetricsException {
    return read(format, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  static Scrape read(Format format, byte[] text) throws MalformedMetricsException {
    return MetricsReader.read(new MetricsText(text), format, ORIGIN);
  }

  /** The text another reader would get; lines of explanation are left out. */
  static List<String> shown(Scrape scrape) {
    return new String(written(Format.TEXT, scrape.meters()), UTF_8)
        .lines()
        .filter(line -> !line.startsWith("# HELP"))
        .toList();
  }

  static byte[] written(Format format, MetricSnapshots meters) {
    String accept = format == Format.TEXT ? "" : "application/openmetrics-text";
    ExpositionFormatWriter writer = ExpositionFormats.init().findWriter(accept);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, meters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toByteArray();
  }
}
