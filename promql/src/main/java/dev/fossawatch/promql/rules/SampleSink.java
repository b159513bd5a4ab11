package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.Value;
import java.util.List;

/** Where rules write. */
@FunctionalInterface
public interface SampleSink {
  /** Takes what a rule has written; the next rule of its group must see it. */
  void append(List<Value.Sample> samples);
}
