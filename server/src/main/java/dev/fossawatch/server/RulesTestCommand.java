package dev.fossawatch.server;

import dev.fossawatch.promql.ruletest.RuleTestReport;
import dev.fossawatch.promql.ruletest.RuleTests;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs unit tests of rules. */
@Command(
    name = "test",
    description = "Runs unit tests of rules, in promtool's format.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all passed", "1:one failed or could not be read", "2:bad usage"})
final class RulesTestCommand implements Callable<Integer> {
  @Mixin private RulesOptions options = new RulesOptions();

  @Option(
      names = "--run",
      paramLabel = "REGEX",
      description = "runs only tests whose name matches, as often as needed")
  private List<String> run = new ArrayList<>();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of tests")
  private List<Path> files = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    RuleTests tests = tests(command);
    boolean passed = true;
    for (Path file : files) {
      command.getOut().println("Unit Testing:  " + file);
      command.getOut().flush();
      RuleTestReport report = tests.run(file);
      tell(report, command.getOut(), command.getErr());
      passed &= report.passed();
    }
    return passed ? ExitCode.OK : ExitCode.FAILED;
  }

  private RuleTests tests(CommandLine command) {
    RuleTests all = RuleTests.all(options.options());
    try {
      return run.isEmpty() ? all : all.whoseNameMatches(String.join("|", run));
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(command, "--run: " + invalid.getMessage(), invalid);
    }
  }

  private static void tell(RuleTestReport report, PrintWriter out, PrintWriter err) {
    report.warnings().forEach(warning -> err.println("  WARNING: " + warning));
    if (report.passed()) {
      out.println("  SUCCESS");
    } else {
      err.println("  FAILED:");
      report.failures().forEach(err::println);
    }
    err.flush();
    out.println();
    out.flush();
  }
}
