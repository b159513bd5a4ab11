package dev.fossawatch.core.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail. Values longer than 500 characters are cut, and only 20 details kept.
 *
 * @param time when it happened
 * @param actor the name of the user or token, or {@code cli:} and who ran the command line; {@code
 *     -} where nobody has proven to be anyone
 * @param action what was done, such as {@code token.create}
 * @param target what it was done to; null where that is nothing in particular
 * @param details what else is worth knowing, never a secret
 * @param address where the request came from; {@link #LOCAL} where it was none
 * @param outcome how it ended
 */
public record AuditEntry(
    @JsonProperty(required = true) Instant time,
    @JsonProperty(required = true) String actor,
    @JsonProperty(required = true) String action,
    @Nullable String target,
    @JsonProperty(required = true) Map<String, String> details,
    @JsonProperty(required = true) String address,
    @JsonProperty(required = true) AuditOutcome outcome) {
  /** The actor who has not proven to be anyone. */
  public static final String NOBODY = "-";

  /** The address of the command line. */
  public static final String LOCAL = "local";

  private static final int MAX_LENGTH = 500;
  private static final int MAX_DETAILS = 20;

  public AuditEntry {
    actor = cut(actor);
    action = cut(action);
    target = target == null ? null : cut(target);
    address = cut(address);
    Map<String, String> bounded = new TreeMap<>();
    details.entrySet().stream()
        .limit(MAX_DETAILS)
        .forEach(detail -> bounded.put(cut(detail.getKey()), cut(detail.getValue())));
    details = Map.copyOf(bounded);
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
