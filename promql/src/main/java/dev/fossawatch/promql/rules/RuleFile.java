package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.YamlFile;
import java.util.List;

/**
 * A file of rules in Prometheus's format.
 *
 * @param name the file's name, as given
 * @param groups its groups in order
 * @param hasMore whether more YAML documents follow, which are not read: Prometheus does not either
 */
public record RuleFile(String name, List<RuleGroup> groups, boolean hasMore) {
  /** Copies the groups. */
  public RuleFile {
    groups = List.copyOf(groups);
  }

  /**
   * Reads a file of rules as strictly as {@code promtool check rules}.
   *
   * @param name what problems call the file
   * @param text what is in it
   * @throws InvalidFileException with everything that is wrong
   */
  public static RuleFile parse(String name, String text) throws InvalidFileException {
    return parse(name, text, RuleOptions.DEFAULT);
  }

  /**
   * Reads a file of rules.
   *
   * @throws InvalidFileException with everything that is wrong
   */
  public static RuleFile parse(String name, String text, RuleOptions options)
      throws InvalidFileException {
    YamlFile file = YamlFile.parse(name, text);
    List<RuleGroup> groups = new GroupReader(options).groups(file);
    file.finish();
    return new RuleFile(name, groups, file.hasMore());
  }
}
