package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set: its name in every source, what it may be, and what holds when nobody
 * sets it.
 *
 * @param path the name in YAML, with dots between the levels
 * @param kind what the value may be
 * @param description what it is, in one phrase
 * @param defaults what holds when it is not set
 * @param variables environment variables beside the one that follows from the path
 * @param option the option of the command line, if it has one of its own
 * @param secret whether the value must not be shown
 */
record Key<T>(
    String path,
    Kind<T> kind,
    String description,
    Defaults<T> defaults,
    List<Variable<T>> variables,
    @Nullable String option,
    boolean secret) {

  /** An environment variable with a name of its own, and how its text becomes a value. */
  record Variable<T>(String name, Kind<T> kind) {}

  /** Computes a default from what else is set. */
  interface Fallback<T> {
    @Nullable T value(Values values);
  }

  /** What holds when nothing is set, and what the profiles make of it. */
  record Defaults<T>(Fallback<T> fallback, Map<Profile, T> byProfile) {}

  /** A key with a default. */
  static <T> Key<T> of(String path, Kind<T> kind, T fallback, String description) {
    return computed(path, kind, values -> fallback, description);
  }

  /** A key without a default. */
  static <T> Key<T> unset(String path, Kind<T> kind, String description) {
    return computed(path, kind, values -> null, description);
  }

  /** A key whose default depends on other values. */
  static <T> Key<T> computed(String path, Kind<T> kind, Fallback<T> fallback, String description) {
    return new Key<>(
        path, kind, description, new Defaults<>(fallback, Map.of()), List.of(), null, false);
  }

  /** The same key with another default in a profile. */
  Key<T> in(Profile profile, T value) {
    Map<Profile, T> byProfile = new EnumMap<>(Profile.class);
    byProfile.putAll(defaults.byProfile());
    byProfile.put(profile, value);
    Defaults<T> both = new Defaults<>(defaults.fallback(), byProfile);
    return new Key<>(path, kind, description, both, variables, option, secret);
  }

  /** The same key with another environment variable. */
  Key<T> variable(String name) {
    return variable(name, kind);
  }

  /** The same key with another environment variable, whose text is read in its own way. */
  Key<T> variable(String name, Kind<T> kind) {
    List<Variable<T>> more = new ArrayList<>(variables);
    more.add(new Variable<>(name, kind));
    return new Key<>(path, this.kind, description, defaults, more, option, secret);
  }

  /** The same key with an option of the command line. */
  Key<T> option(String option) {
    return new Key<>(path, kind, description, defaults, variables, option, secret);
  }

  /** The same key, never shown. */
  Key<T> asSecret() {
    return new Key<>(path, kind, description, defaults, variables, option, true);
  }

  /** The environment variable that follows from the path. */
  String variableName() {
    return "FOSSAWATCH_" + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
