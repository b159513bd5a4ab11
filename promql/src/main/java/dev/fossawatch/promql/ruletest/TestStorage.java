package dev.fossawatch.promql.ruletest;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.SeriesDescription;
import dev.fossawatch.promql.rules.SampleSink;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The series of one test: those it puts in, which appear as time goes on, and those its rules
 * write. As in a database that only appends, a sample that is not newer than the last of its series
 * is dropped. Used by one thread.
 */
final class TestStorage implements SeriesSource, SampleSink {
  private final Map<Labels, Samples> series = new LinkedHashMap<>();
  private final List<Input> inputs = new ArrayList<>();

  TestStorage(RuleTest test) {
    for (SeriesDescription description : test.input()) {
      inputs.add(new Input(description, test.startMillis(), test.interval().toMillis()));
    }
  }

  /** What is left of a series put in. */
  private static final class Input {
    private final SeriesDescription description;
    private final long start;
    private final long interval;
    private int next;

    Input(SeriesDescription description, long start, long interval) {
      this.description = description;
      this.start = start;
      this.interval = interval;
    }

    private long time() {
      return start + next * interval;
    }

    private boolean hasUntil(long time) {
      return next < description.values().length && time() <= time;
    }
  }

  /** Lets the input up to this time appear. */
  void appear(long untilMillis) {
    for (Input input : inputs) {
      for (; input.hasUntil(untilMillis); input.next++) {
        if (!input.description.omitted()[input.next]) {
          add(input.description.labels(), input.time(), input.description.values()[input.next]);
        }
      }
    }
  }

  @Override
  public void append(List<Value.Sample> samples) {
    samples.forEach(sample -> add(sample.labels(), sample.timeMillis(), sample.value()));
  }

  private void add(Labels labels, long time, double value) {
    Samples samples = series.computeIfAbsent(labels, unseen -> new Samples());
    int size = samples.size();
    if (size == 0 || samples.times()[size - 1] < time) {
      samples.add(time, value);
    }
  }

  @Override
  public List<SourceSeries> select(Selection selection) {
    List<SourceSeries> found = new ArrayList<>();
    series.forEach(
        (labels, samples) -> {
          if (selection.matches(labels)) {
            found.add(new Found(labels, samples, selection));
          }
        });
    return found;
  }

  private record Found(Labels labels, Samples samples, Selection selection)
      implements SourceSeries {
    @Override
    public void read(Samples into) {
      int from = first(selection.fromMillis());
      int to = first(selection.toMillis() + 1);
      if (from < to) {
        into.add(samples.times(), samples.values(), from, to);
      }
    }

    /** Where the first sample not before this time is. */
    private int first(long time) {
      int low = 0;
      int high = samples.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (samples.times()[middle] < time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
