package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.Value;
import java.util.ArrayList;
import java.util.List;

/** What one expansion may use, and how much of it is left. */
final class Scope {
  /** How many steps an expansion may take. */
  private static final int MAX_STEPS = 100_000;

  /** How many characters count as one more step. */
  private static final int CHARACTERS_A_STEP = 64;

  /** How many queries an expansion may ask. */
  private static final int MAX_QUERIES = 100;

  private final TemplateContext context;
  private int steps;
  private int queries;

  Scope(TemplateContext context) {
    this.context = context;
  }

  TemplateContext context() {
    return context;
  }

  /** Counts a step, and the characters it read or made. */
  void spend(int characters) throws FunctionFailure {
    steps += 1 + characters / CHARACTERS_A_STEP;
    if (steps > MAX_STEPS) {
      throw new FunctionFailure("the expansion takes more than " + MAX_STEPS + " steps");
    }
  }

  Item.Result query(String query) throws FunctionFailure {
    queries++;
    if (queries > MAX_QUERIES) {
      throw new FunctionFailure("the expansion asks more than " + MAX_QUERIES + " queries");
    }
    List<Item.Sample> samples = new ArrayList<>();
    for (Value.Sample sample : ask(query)) {
      spend(CHARACTERS_A_STEP);
      samples.add(Item.Sample.of(sample));
    }
    return new Item.Result(samples);
  }

  private List<Value.Sample> ask(String query) throws FunctionFailure {
    try {
      return context.query().ask(query);
    } catch (RuntimeException refused) {
      throw new FunctionFailure(String.valueOf(refused.getMessage()));
    }
  }
}
