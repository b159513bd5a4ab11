package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.AttackClass;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that the operator has judged to be none: a class of attack in a parameter of a route,
 * until a day comes.
 *
 * @param attack the class, or null for every class
 * @param route the template of the route, or {@code *} for every route
 * @param parameter the parameter's whole key (a JSON member as {@code items[0].note}), in any case,
 *     or {@code *} for every parameter
 * @param until the instant from which the exclusion no longer holds
 */
public record Exclusion(
    @Nullable AttackClass attack, String route, String parameter, Instant until) {

  public Exclusion {
    parameter = parameter.toLowerCase(Locale.ROOT);
  }

  boolean covers(AttackClass found, String foundRoute, String key, Instant now) {
    return (attack == null || attack == found)
        && (route.equals("*") || route.equals(foundRoute))
        && (parameter.equals("*") || parameter.equals(key.toLowerCase(Locale.ROOT)))
        && now.isBefore(until);
  }
}
