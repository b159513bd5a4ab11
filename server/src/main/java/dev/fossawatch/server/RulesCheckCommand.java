package dev.fossawatch.server;

import dev.fossawatch.promql.rules.DuplicateRule;
import dev.fossawatch.promql.rules.Rule;
import dev.fossawatch.promql.rules.RuleFile;
import dev.fossawatch.promql.yaml.InvalidFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether files of rules can be used, and everything that is wrong with them. */
@Command(
    name = "check",
    description = "Checks files of rules; everything that is wrong is told with its place.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all are good", "1:one cannot be used", "2:bad usage", "3:lint"})
final class RulesCheckCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final InputStream input;

  @Mixin private RulesOptions options = new RulesOptions();

  @Option(
      names = "--lint",
      paramLabel = "WHAT",
      defaultValue = "duplicate-rules",
      description = "what is told though it is not wrong: all, duplicate-rules or none")
  private Lint lint = Lint.DUPLICATE_RULES;

  @Option(names = "--lint-fatal", description = "ends with 3 where lint tells something")
  private boolean lintFatal;

  @Parameters(paramLabel = "FILE", description = "files of rules; - or none for the standard input")
  private List<String> files = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  /** What is told though it is not wrong. */
  enum Lint {
    ALL,
    DUPLICATE_RULES,
    NONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How a file was found. */
  private enum Verdict {
    GOOD,
    LINT,
    BAD
  }

  RulesCheckCommand(InputStream input) {
    this.input = input;
  }

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    List<String> named = files.isEmpty() ? List.of(STANDARD_INPUT) : files;
    List<Verdict> verdicts =
        named.stream().map(file -> check(file, command.getOut(), command.getErr())).toList();
    if (verdicts.contains(Verdict.BAD)) {
      return ExitCode.FAILED;
    }
    return lintFatal && verdicts.contains(Verdict.LINT) ? ExitCode.LINT : ExitCode.OK;
  }

  private Verdict check(String file, PrintWriter out, PrintWriter err) {
    boolean standardInput = file.equals(STANDARD_INPUT);
    out.println("Checking " + (standardInput ? "standard input" : file));
    out.flush();
    Verdict verdict = judge(file, out, err);
    out.println();
    out.flush();
    return verdict;
  }

  private Verdict judge(String file, PrintWriter out, PrintWriter err) {
    try {
      RuleFile rules = RuleFile.parse(file, read(file), options.options());
      if (rules.hasMore()) {
        err.println("  WARNING: only the first YAML document is read");
      }
      return lint(rules, out, err);
    } catch (InvalidFileException invalid) {
      err.println("  FAILED:");
      invalid.problems().forEach(err::println);
    } catch (IOException unreadable) {
      err.println("  FAILED:");
      err.println(file + ": cannot be read: " + unreadable);
    }
    err.flush();
    return Verdict.BAD;
  }

  private String read(String file) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? new String(input.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(file));
  }

  private Verdict lint(RuleFile rules, PrintWriter out, PrintWriter err) {
    List<DuplicateRule> duplicates = lint == Lint.NONE ? List.of() : DuplicateRule.in(rules);
    if (duplicates.isEmpty()) {
      long count = rules.groups().stream().mapToLong(group -> group.rules().size()).sum();
      out.println("  SUCCESS: " + count + " rules found");
      return Verdict.GOOD;
    }
    err.println("  FAILED:");
    err.println("lint error " + duplicates.size() + " duplicate rule(s) found.");
    duplicates.forEach(duplicate -> tell(duplicate, err));
    err.println("Might cause inconsistency while recording expressions");
    err.flush();
    return Verdict.LINT;
  }

  private static void tell(DuplicateRule duplicate, PrintWriter err) {
    err.println("Metric: " + duplicate.name());
    err.println("Label(s):");
    duplicate.labels().forEach((name, value) -> err.println("\t" + name + ": " + value));
    err.println("Rule(s):");
    duplicate.rules().stream().map(Rule::place).forEach(place -> err.println("\t" + place));
  }
}
