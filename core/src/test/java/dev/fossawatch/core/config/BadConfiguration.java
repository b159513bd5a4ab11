package dev.fossawatch.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One block of {@code bad-configurations.txt}.
 *
 * @param title what is wrong
 * @param source the configuration as it stands there
 * @param problems the lines it must be refused with
 */
record BadConfiguration(String title, String source, List<String> problems) {

  static List<BadConfiguration> all() throws IOException {
    try (InputStream in = BadConfiguration.class.getResourceAsStream("bad-configurations.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^# ", -1)).skip(1).map(BadConfiguration::parse).toList();
    }
  }

  /** A loader of this configuration, whose file is {@code f.yaml} in a directory. */
  ConfigLoader loader(Path directory) throws IOException {
    List<String> yaml = new ArrayList<>();
    Map<String, String> environment = new HashMap<>();
    Map<String, String> properties = new HashMap<>();
    List<String[]> options = new ArrayList<>();
    for (String line : source.split("\n", -1)) {
      String[] words = line.split("[ =]", 3);
      if (line.startsWith("@env ")) {
        environment.put(words[1], words[2].replace("\\0", "\0"));
      } else if (line.startsWith("@property ")) {
        properties.put(words[1], words[2]);
      } else if (line.startsWith("@option ")) {
        options.add(line.split("[ =]", 4));
      } else {
        yaml.add(line);
      }
    }
    Path file = directory.resolve("f.yaml");
    Files.writeString(file, String.join("\n", yaml));
    ConfigLoader loader = ConfigLoader.from(environment).properties(properties);
    for (String[] option : options) {
      loader = loader.option(option[1], option[2], option[3]);
    }
    return environment.containsKey("FOSSAWATCH_CONFIG") ? loader : loader.file(file);
  }

  private static BadConfiguration parse(String block) {
    String[] parts = block.split("(?m)^=>$", -1);
    int firstLine = parts[0].indexOf('\n');
    return new BadConfiguration(
        parts[0].substring(0, firstLine),
        parts[0].substring(firstLine + 1),
        parts[1].lines().filter(line -> !line.isBlank()).toList());
  }
}
