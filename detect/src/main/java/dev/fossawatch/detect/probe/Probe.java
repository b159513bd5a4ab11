package dev.fossawatch.detect.probe;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.prefilter.Trigger;

/**
 * The judgement of one value on one class of attack. A probe is a grammar: it reports what has an
 * effect, not what looks suspicious. To add one, write it and list it in the catalogue.
 *
 * <p>A probe belongs to one workspace and so to one thread at a time: it may keep buffers from call
 * to call, but nothing it has seen. It allocates nothing unless it finds something, never
 * backtracks (its work is linear in the value) and pays for it with {@link Subject#spend}. It sees
 * every reading of a value: as sent and with one layer of hiding after the other taken off.
 */
public interface Probe {

  /** The class this probe reports unless it says otherwise. */
  AttackClass attack();

  /** When this probe may find something; a value that it does not match is never inspected. */
  Trigger trigger();

  /** Looks at one reading of one value and reports to {@code hits}. */
  void inspect(Subject subject, Hits hits);
}
