package dev.fossawatch.promql.script;

/** A query of a script asked for a native histogram, which the engine does not have. */
final class NativeHistogramTouched extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NativeHistogramTouched(String series) {
    super(series);
  }
}
