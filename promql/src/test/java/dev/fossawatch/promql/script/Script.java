package dev.fossawatch.promql.script;

import dev.fossawatch.promql.model.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script in the language of Prometheus's own tests: {@code load}, {@code clear}, {@code eval}.
 * What it does not know is a failure, never skipped.
 */
public final class Script {
  private static final Pattern LOAD = Pattern.compile("load(_with_nhcb)?\\s+(\\S+)");
  private static final Pattern INSTANT =
      Pattern.compile("eval(?:_(fail|warn|ordered|info))?\\s+instant\\s+at\\s+(\\S+)\\s+(.+)");
  private static final Pattern RANGE =
      Pattern.compile(
          "eval(?:_(fail|warn|info))?\\s+range\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+)"
              + "\\s+(.+)");

  private final List<String> lines;
  private final List<Outcome> outcomes = new ArrayList<>();
  private Storage storage = new Storage();
  private int at;

  private Script(String text) {
    this.lines = text.lines().map(Script::cleaned).toList();
  }

  private static String cleaned(String line) {
    String stripped = line.strip();
    return stripped.startsWith("#") ? "" : stripped;
  }

  /**
   * Runs a script.
   *
   * @throws IllegalArgumentException if it has a command or an expectation that is not known
   */
  public static List<Outcome> run(String text) {
    Script script = new Script(text);
    while (script.at < script.lines.size()) {
      script.command(script.lines.get(script.at++));
    }
    return script.outcomes;
  }

  private void command(String line) {
    Matcher load = LOAD.matcher(line);
    Matcher instant = INSTANT.matcher(line);
    Matcher range = RANGE.matcher(line);
    int number = at;
    if (line.isEmpty()) {
      return;
    }
    if (line.equals("clear")) {
      storage = new Storage();
    } else if (load.matches()) {
      load(Durations.parse(load.group(2)), load.group(1) != null);
    } else if (instant.matches()) {
      Evaluation evaluation = new Evaluation(number, instant.group(3), instant.group(1));
      evaluation.instant(time(instant.group(2)));
      evaluate(evaluation);
    } else if (range.matches()) {
      Evaluation evaluation = new Evaluation(number, range.group(5), range.group(1));
      evaluation.range(time(range.group(2)), time(range.group(3)), time(range.group(4)));
      evaluate(evaluation);
    } else {
      throw new IllegalArgumentException("line " + number + ": unknown command: " + line);
    }
  }

  private static long time(String text) {
    if (text.startsWith("-")) {
      return -time(text.substring(1));
    }
    return text.matches("[0-9.]+")
        ? Math.round(Double.parseDouble(text) * 1000)
        : Durations.parse(text);
  }

  private void load(long step, boolean withCustomBuckets) {
    while (at < lines.size() && !lines.get(at).isEmpty()) {
      storage.load(lines.get(at++), step, withCustomBuckets);
    }
  }

  private void evaluate(Evaluation evaluation) {
    while (at < lines.size() && !lines.get(at).isEmpty()) {
      evaluation.expect(lines.get(at++), at);
    }
    outcomes.add(evaluation.run(storage));
  }
}
