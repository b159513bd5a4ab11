package dev.fossawatch.core.config;

import java.util.List;

/**
 * A configuration and what there is to say about it.
 *
 * @param config the tree
 * @param settings every value of it with its source, in the tree's order, secrets masked
 * @param warnings what may be a mistake, such as a variable nobody knows
 * @param notes what is worth knowing, such as sources that disagree
 */
public record LoadedConfig(
    FossawatchConfig config, List<Setting> settings, List<String> warnings, List<String> notes) {
  public LoadedConfig {
    settings = List.copyOf(settings);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }
}
