package dev.fossawatch.promql.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.rules.RuleFile;
import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every file of rules gets the verdict promtool gives it, at the lines promtool names. */
class RuleFileAgreementTest {
  private static final Pattern PLACED =
      Pattern.compile(
          "^\\S+\\.yml: (\\d+):\\d+: .*?(?:could not parse expression: (\\d+):\\d+: .*)?$",
          Pattern.MULTILINE);
  private static final Pattern UNMARSHAL = Pattern.compile("^  line (\\d+): ", Pattern.MULTILINE);

  private final Cases cases = Cases.of("check");

  @Test
  void everyVerdictAndLineIsPromtools() {
    List<String> disagreements = new ArrayList<>();
    for (String name : cases.names()) {
      Promtool promtool = Promtool.run(cases.folder(), "check", "rules", name);
      List<Problem> problems = problems(name);
      boolean same =
          promtool.code() == (problems.isEmpty() ? 0 : 1)
              && lines(problems).containsAll(lines(promtool, name));
      if (same == cases.differences().containsKey(name)) {
        disagreements.add(name + "\n" + promtool.told() + "\n" + problems);
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases.names()).hasSizeGreaterThan(60);
  }

  @Test
  void everyFileIsGoodOrBadAsItsNameSays() {
    for (String name : cases.names()) {
      assertThat(problems(name).isEmpty()).as(name).isEqualTo(!name.startsWith("bad-"));
    }
  }

  private List<Problem> problems(String name) {
    try {
      RuleFile.parse(name, cases.text(name));
      return List.of();
    } catch (InvalidFileException invalid) {
      return invalid.problems();
    }
  }

  private static Set<Integer> lines(List<Problem> problems) {
    Set<Integer> lines = new TreeSet<>();
    problems.forEach(problem -> lines.add(problem.place().line()));
    return lines;
  }

  /** The lines promtool names; 0 is none, and a line in an expression is counted on. */
  private Set<Integer> lines(Promtool promtool, String name) {
    Set<Integer> lines = new TreeSet<>();
    Matcher placed = PLACED.matcher(promtool.told());
    while (placed.find()) {
      int line = Integer.parseInt(placed.group(1));
      int inner = placed.group(2) == null ? 1 : Integer.parseInt(placed.group(2));
      boolean block = inner > 1 || isBlock(name, line);
      if (line > 0) {
        lines.add(block && placed.group(2) != null ? line + inner : line);
      }
    }
    Matcher unmarshal = UNMARSHAL.matcher(promtool.told());
    while (unmarshal.find()) {
      lines.add(Integer.parseInt(unmarshal.group(1)));
    }
    return lines;
  }

  private boolean isBlock(String name, int line) {
    return line > 0
        && cases.text(name).lines().skip(line - 1L).findFirst().orElse("").matches(".*[|>][+-]?");
  }
}
