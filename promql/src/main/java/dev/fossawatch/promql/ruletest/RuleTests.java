package dev.fossawatch.promql.ruletest;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.rules.RuleFile;
import dev.fossawatch.promql.rules.RuleGroup;
import dev.fossawatch.promql.rules.RuleOptions;
import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs files of tests as {@code promtool test rules} does: same verdicts, like words.
 *
 * @param options how rules and tests are read
 * @param chosen which tests are run, by their names
 */
public record RuleTests(RuleOptions options, Predicate<String> chosen) {
  /** Every test. */
  public static RuleTests all(RuleOptions options) {
    return new RuleTests(options, name -> true);
  }

  /**
   * Those whose name the expression matches somewhere.
   *
   * @throws IllegalArgumentException if it is none, in RE2's words
   */
  public RuleTests whoseNameMatches(String expression) {
    try {
      Pattern pattern = Pattern.compile(expression);
      return new RuleTests(options, name -> pattern.matcher(name).find());
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(invalid.getMessage(), invalid);
    }
  }

  /** Runs the tests of a file; what cannot be read is a failure too. */
  public RuleTestReport run(Path file) {
    List<String> warnings = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try {
      QueryParser parser = new QueryParser(options.expressions());
      RuleTestFile tests = new RuleTestReader(parser).read(file.toString(), Files.readString(file));
      List<Path> ruleFiles = ruleFiles(file, tests, warnings);
      List<RuleTest> chosen = tests.tests().stream().filter(this::isChosen).toList();
      List<RuleGroup> groups = chosen.isEmpty() ? List.of() : groups(file, ruleFiles, tests);
      for (RuleTest test : chosen) {
        failures.addAll(new RuleTestRun(test, groups, tests, parser).run());
      }
    } catch (InvalidFileException invalid) {
      invalid.problems().stream().map(Problem::toString).forEach(failures::add);
    } catch (IOException unreadable) {
      failures.add(unreadable(unreadable));
    }
    return new RuleTestReport(warnings, failures);
  }

  private static String unreadable(IOException exception) {
    return exception.getClass().getSimpleName() + ": " + exception.getMessage();
  }

  private boolean isChosen(RuleTest test) {
    return chosen.test(test.name());
  }

  /** The files of rules named, each once. */
  private static List<Path> ruleFiles(Path file, RuleTestFile tests, List<String> warnings)
      throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Set<Path> all = new LinkedHashSet<>();
    for (String pattern : tests.ruleFiles()) {
      List<Path> found = Glob.find(directory == null ? Path.of("") : directory, pattern);
      if (found.isEmpty()) {
        warnings.add("no file match pattern " + pattern);
      }
      all.addAll(found);
    }
    return List.copyOf(all);
  }

  /** The groups of the files in the order of evaluation. */
  private List<RuleGroup> groups(Path file, List<Path> ruleFiles, RuleTestFile tests)
      throws InvalidFileException, IOException {
    List<RuleGroup> groups = new ArrayList<>();
    for (Path rules : ruleFiles) {
      String text = Files.readString(rules);
      groups.addAll(RuleFile.parse(shown(file, rules), text, options).groups());
    }
    groups.sort(
        Comparator.comparingInt(
            group -> Math.max(0, tests.groupEvalOrder().indexOf(group.name()))));
    return groups;
  }

  /** A path as it is seen from where the file of tests was named. */
  private static String shown(Path file, Path rules) {
    Path base = file.getParent();
    Path absolute = file.toAbsolutePath().getParent();
    if (absolute == null || !rules.startsWith(absolute)) {
      return rules.toString();
    }
    Path relative = absolute.relativize(rules);
    return (base == null ? relative : base.resolve(relative)).toString();
  }
}
