package dev.fossawatch.core.history.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.model.Stale;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final int ROWS = 300;

  @Property(tries = 2_000)
  void everyBitComesBack(@ForAll("columns") double[] values) {
    assertThat(bits(read(write(values), values.length))).containsExactly(bits(values));
  }

  @Property(tries = 200)
  void whatIsAppendedLaterChangesNothing(@ForAll("columns") double[] values) {
    ValueWriter writer = new ValueWriter(0, values[0]);
    Values[] taken = new Values[values.length];
    taken[0] = writer.values();
    for (int i = 1; i < values.length; i++) {
      writer.append(values[i]);
      taken[i] = writer.values();
    }
    for (int i = 0; i < values.length; i++) {
      assertThat(bits(read(taken[i], i + 1))).containsExactly(bits(Arrays.copyOf(values, i + 1)));
    }
  }

  @Provide
  Arbitrary<double[]> columns() {
    Arbitrary<Double> any =
        Arbitraries.oneOf(
            Arbitraries.longs().map(Double::longBitsToDouble),
            Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
            Arbitraries.longs().map(Long::doubleValue),
            Arbitraries.integers().between(0, 2_000).map(i -> i / 100.0),
            Arbitraries.longs().between(0, 1L << 50).map(i -> i / 1e9),
            Arbitraries.of(
                Stale.MARKER,
                Double.NaN,
                -0.0,
                0.0,
                Double.POSITIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                (double) (1L << 53),
                -(double) (1L << 53)));
    return any.array(double[].class).ofMinSize(1).ofMaxSize(60);
  }

  @Test
  void aConstantCostsNothingButItsFirstValue() {
    assertThat(bitsPerSample(row -> 1_234)).isLessThan(0.1);
  }

  @Test
  void aCounterCostsWhatItsChangesVary() {
    Random random = new Random(1);
    double[] total = {0};
    assertThat(bitsPerSample(row -> total[0] += 1_000 + random.nextInt(16))).isLessThan(7);
  }

  @Test
  void hundredthsCostNoMoreThanWholeNumbers() {
    Random random = new Random(1);
    assertThat(bitsPerSample(row -> (2_000 + random.nextInt(16)) / 100.0)).isLessThan(7.5);
  }

  @Test
  void aSteadyCounterCostsTwoBits() {
    assertThat(bitsPerSample(row -> row * 1_000_000.0)).isLessThan(2.5);
  }

  @Test
  void noValueCostsMuchMoreThanItsOwnBits() {
    Random random = new Random(1);
    assertThat(bitsPerSample(row -> Double.longBitsToDouble(random.nextLong()))).isLessThan(68);
  }

  private static double bitsPerSample(IntToDoubleFunction valueAt) {
    ValueWriter writer = new ValueWriter(0, valueAt.applyAsDouble(0));
    for (int row = 1; row < ROWS; row++) {
      writer.append(valueAt.applyAsDouble(row));
    }
    return (double) writer.bits() / ROWS;
  }

  private static Values write(double[] values) {
    ValueWriter writer = new ValueWriter(0, values[0]);
    for (int i = 1; i < values.length; i++) {
      writer.append(values[i]);
    }
    return writer.values();
  }

  private static double[] read(Values values, int rows) {
    double[] read = new double[rows];
    ValueReader reader = new ValueReader(values);
    while (reader.next(rows)) {
      Arrays.fill(read, reader.row(), reader.end(), reader.value());
    }
    return read;
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
