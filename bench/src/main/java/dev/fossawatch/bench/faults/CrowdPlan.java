package dev.fossawatch.bench.faults;

import java.util.List;

/**
 * How clients misbehave.
 *
 * @param clients how many there are at any time; who is sent away comes back
 * @param openings what they send at once, by turns
 * @param trickle what each sends again and again from then on
 * @param readBytes how much of an answer each reads at a time
 * @param periodMillis how often it does
 */
record CrowdPlan(
    int clients, List<String> openings, String trickle, int readBytes, int periodMillis) {
  /** Nobody misbehaves. */
  static final CrowdPlan NOBODY = new CrowdPlan(0, List.of(), "", 0, 1_000);

  CrowdPlan {
    openings = List.copyOf(openings);
  }

  /** They never come to an end with what they send. */
  static CrowdPlan trickling(int clients, String trickle, int periodMillis, String... openings) {
    return new CrowdPlan(clients, List.of(openings), trickle, 4_096, periodMillis);
  }

  /** They read no faster than this. */
  static CrowdPlan reading(int clients, int readBytes, int periodMillis, String opening) {
    return new CrowdPlan(clients, List.of(opening), "", readBytes, periodMillis);
  }
}
