package dev.fossawatch.detect.finding;

/**
 * One piece of evidence.
 *
 * @param attack the class of attack
 * @param evidence how sure the probe is
 * @param place the part of the request
 * @param key where in that part: a parameter, header or cookie name, or a path into a document such
 *     as {@code items[2].note}; empty where the part has no keys
 * @param from index of the first matched character in the part as it was sent (text of the body in
 *     its character set)
 * @param to index after the last matched character, greater than {@code from}
 * @param matched what was sent there, at most {@value #MAX_MATCHED} characters; hostile text
 * @param reason one line for a human, in our own words, without anything the client sent
 */
public record Finding(
    AttackClass attack,
    Evidence evidence,
    Place place,
    String key,
    int from,
    int to,
    String matched,
    String reason) {

  /** The longest excerpt that a finding carries. */
  public static final int MAX_MATCHED = 160;

  public Finding {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("span " + from + ".." + to + " is no span");
    }
  }

  /** The harm an attack of this class does. */
  public Severity severity() {
    return attack.severity();
  }
}
