package dev.fossawatch.servlet;

import dev.fossawatch.core.config.DataConfig;
import dev.fossawatch.core.config.FossawatchConfig;
import java.nio.file.Path;

/** The configuration that tests over a real container use. */
final class TestConfig {
  private TestConfig() {}

  /** The defaults, with the state kept below this directory. */
  static FossawatchConfig withData(Path directory) {
    FossawatchConfig defaults = FossawatchConfig.defaults();
    return new FossawatchConfig(
        defaults.profile(),
        defaults.enabled(),
        defaults.application(),
        defaults.instance(),
        new DataConfig(directory.resolve("data")),
        defaults.store(),
        defaults.http(),
        defaults.metrics(),
        defaults.query(),
        defaults.health(),
        defaults.alerts(),
        defaults.security(),
        defaults.access(),
        defaults.server(),
        defaults.gateway());
  }
}
