package dev.fossawatch.core.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that is stored about who may, in one immutable state.
 *
 * @param tokens with unique names, in the order of their making
 * @param users with names that are unique among users and tokens, in the order of their making
 */
record CredentialSet(List<StoredToken> tokens, List<StoredUser> users) {
  CredentialSet {
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

  Stream<Credential> all() {
    return Stream.concat(tokens.stream(), users.stream());
  }

  boolean has(String name) {
    return all().anyMatch(credential -> credential.name().equals(name));
  }
}
