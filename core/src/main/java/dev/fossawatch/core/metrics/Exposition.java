package dev.fossawatch.core.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes meters in the Prometheus text format 0.0.4, OpenMetrics 1.0 or the Prometheus protobuf
 * format, as the {@code Accept} header asks. Thread-safe.
 */
final class Exposition {
  private static final int INITIAL_SIZE = 32 * 1024;

  private final ExpositionFormats formats = ExpositionFormats.init();

  ScrapeResponse write(@Nullable String accept, MetricSnapshots snapshots) {
    ExpositionFormatWriter writer = formats.findWriter(accept == null ? "" : accept);
    ByteArrayOutputStream body = new ByteArrayOutputStream(INITIAL_SIZE);
    try {
      writer.write(body, snapshots);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return new ScrapeResponse(writer.getContentType(), body.toByteArray());
  }
}
