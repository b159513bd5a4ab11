package dev.fossawatch.core.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fossawatch.core.internal.Json;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The file in which credentials were kept before there was a store for them.
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
  private static final int VERSION = 1;

  /**
   * What a file says.
   *
   * @throws UnreadableCredentialsException if it is damaged, or newer than this program
   */
  static CredentialSet parse(byte[] bytes) throws UnreadableCredentialsException {
    try {
      JsonNode tree = Json.MAPPER.readTree(bytes);
      int version = tree.path("version").asInt(0);
      if (version != VERSION) {
        throw new UnreadableCredentialsException(
            NAME, "its version is " + version + ", this program knows " + VERSION, null);
      }
      CredentialsFile file = Json.MAPPER.treeToValue(tree, CredentialsFile.class);
      return new CredentialSet(file.tokens(), file.users());
    } catch (JacksonException | NullPointerException | IllegalArgumentException damaged) {
      throw new UnreadableCredentialsException(NAME, "it is damaged", damaged);
    }
  }
}
