package dev.fossawatch.detect.corpus;

import dev.fossawatch.detect.Detector;
import dev.fossawatch.detect.Settings;
import dev.fossawatch.detect.finding.Coverage;
import dev.fossawatch.detect.finding.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Runs the corpus through the engine in process and tells how well it does, for strict (score
 * reaches the threshold) and guard (certain evidence).
 */
final class CorpusReport {
  private final List<Outcome> outcomes = new ArrayList<>();

  /** One request and what was found in it. */
  record Outcome(Sample sample, Findings findings) {
    boolean strict() {
      return findings.reached();
    }

    boolean guard() {
      return findings.certain();
    }
  }

  static CorpusReport of(List<Sample> samples) {
    Detector detector = Detector.of(Settings.DEFAULT, () -> Instant.EPOCH);
    CorpusReport report = new CorpusReport();
    samples.forEach(s -> report.outcomes.add(new Outcome(s, detector.inspect(s.request()))));
    return report;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  Tally tally(String group, boolean attack, java.util.function.Function<Sample, String> key) {
    Tally tally = new Tally(key);
    outcomes.stream()
        .filter(in(group, attack))
        .forEach(o -> tally.add(o.sample(), o.strict(), o.guard()));
    return tally;
  }

  private static Predicate<Outcome> in(String group, boolean attack) {
    return o -> o.sample().group().equals(group) && o.sample().attack() == attack;
  }

  String summary(String group) {
    Tally attacks = tally(group, true, s -> s.source() + "/" + s.kind());
    Tally benign = tally(group, false, s -> s.source() + "/" + s.kind());
    StringBuilder out = new StringBuilder("== " + group + "\n");
    for (boolean guard : new boolean[] {false, true}) {
      out.append(
          "%-6s  micro TPR %6.2f FPR %6.3f   macro TPR %6.2f FPR %6.3f balanced %6.2f%n"
              .formatted(
                  guard ? "guard" : "strict",
                  attacks.micro(guard),
                  benign.micro(guard),
                  attacks.macro(guard),
                  benign.macro(guard),
                  (attacks.macro(guard) + 100 - benign.macro(guard)) / 2));
    }
    return out.toString();
  }

  String details(String group) {
    return "attacks by source and class\n"
        + tally(group, true, s -> s.source() + "/" + s.kind()).table()
        + "attacks by class\n"
        + tally(group, true, Sample::kind).table()
        + "attacks by place\n"
        + tally(group, true, Sample::place).table()
        + "benign by source and class\n"
        + tally(group, false, s -> s.source() + "/" + s.kind()).table()
        + "benign by place\n"
        + tally(group, false, Sample::place).table();
  }

  long partial() {
    return outcomes.stream().filter(o -> o.findings().coverage() == Coverage.PARTIAL).count();
  }

  /** {@code main [corpus] [details]}: prints the report; {@code wrong=} names what to list. */
  public static void main(String[] arguments) throws IOException {
    List<String> options = List.of(arguments);
    Path file = options.isEmpty() ? Sample.corpus() : Path.of(options.get(0));
    CorpusReport report = of(Sample.all(file));
    for (String group : List.of("core", "stress")) {
      System.out.print(report.summary(group));
      if (options.contains("details")) {
        System.out.print(report.details(group));
      }
    }
    System.out.println("partial: " + report.partial());
    if (options.contains("wrong")) {
      report.outcomes.stream()
          .filter(o -> o.strict() != o.sample().attack())
          .forEach(CorpusReport::print);
    }
  }

  private static void print(Outcome o) {
    Sample s = o.sample();
    String why = o.findings().isClean() ? "-" : o.findings().all().get(0).toString();
    System.out.printf(
        "%s\t%s\t%s\t%s\t%s\t%s%n",
        s.attack() ? "MISS" : "FALSE", s.group(), s.id(), s.place(), s.payload(), why);
  }
}
