package dev.fossawatch.core.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.store.DataDirectory;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Everything that is stored about who may, in one immutable state and in one file.
 *
 * @param version of the format
 * @param tokens with unique names
 * @param users with names that are unique among users and tokens
 */
record CredentialsFile(
    @JsonProperty(required = true) int version,
    @JsonProperty(required = true) List<StoredToken> tokens,
    @JsonProperty(required = true) List<StoredUser> users) {
  static final String NAME = "credentials.json";
  static final int VERSION = 1;
  static final CredentialsFile EMPTY = new CredentialsFile(VERSION, List.of(), List.of());

  CredentialsFile {
    tokens = List.copyOf(tokens);
    users = List.copyOf(users);
    Set<String> names = new HashSet<>();
    Stream.concat(tokens.stream(), users.stream())
        .map(Credential::name)
        .filter(name -> !names.add(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("the name " + name + " occurs twice");
            });
  }

  static CredentialsFile load(DataDirectory directory) throws IOException {
    Optional<byte[]> stored = directory.read(NAME);
    return stored.isEmpty() ? EMPTY : parse(stored.get());
  }

  private static CredentialsFile parse(byte[] bytes) throws UnreadableCredentialsException {
    try {
      JsonNode tree = Json.MAPPER.readTree(bytes);
      int version = tree.path("version").asInt(0);
      if (version != VERSION) {
        throw new UnreadableCredentialsException(
            "its version is " + version + ", this program knows " + VERSION, null);
      }
      return Json.MAPPER.treeToValue(tree, CredentialsFile.class);
    } catch (JacksonException | NullPointerException damaged) {
      throw new UnreadableCredentialsException("it is damaged", damaged);
    }
  }

  void save(DataDirectory directory) throws IOException {
    directory.replace(NAME, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }
}
