package dev.fossawatch.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every bad configuration of {@code bad-configurations.txt} is refused with exactly the words given
 * there: a title, the configuration, {@code =>}, the problems. {@code @env}, {@code @property} and
 * {@code @option} stand before what is not in the file.
 */
class BadConfigurationTest {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> isRefusedWithTheRightWords() throws IOException {
    List<BadConfiguration> all = BadConfiguration.all();
    assertThat(all).hasSizeGreaterThan(80);
    return all.stream().map(bad -> dynamicTest(bad.title(), () -> assertRefused(bad)));
  }

  private void assertRefused(BadConfiguration bad) throws IOException {
    ConfigLoader loader = bad.loader(directory);
    ConfigException refusal = catchThrowableOfType(ConfigException.class, loader::load);
    assertThat(refusal).as("refusal of %s", bad.title()).isNotNull();
    String told = refusal.getMessage().replace(directory + "/", "");
    assertThat(told.lines().skip(1).map(String::strip)).containsExactlyElementsOf(bad.problems());
  }
}
