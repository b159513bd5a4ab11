package dev.fossawatch.detect.probe;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;

/** Where a probe reports what it found. */
public interface Hits {

  /**
   * Reports evidence of the given class.
   *
   * @param from index of the first matched character in the text that was inspected
   * @param to index after the last one
   * @param reason one line for a human, without anything the client sent
   */
  void add(AttackClass attack, Evidence evidence, int from, int to, String reason);
}
