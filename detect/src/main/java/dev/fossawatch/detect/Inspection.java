package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.Coverage;
import dev.fossawatch.detect.finding.Findings;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.parts.KeyPath;
import dev.fossawatch.detect.parts.RequestParts;
import dev.fossawatch.detect.parts.RequestWalk;
import dev.fossawatch.detect.parts.ValueVisitor;
import dev.fossawatch.detect.prefilter.Answers;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Profile;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;
import java.time.InstantSource;

/**
 * The workspace of one inspection at a time: shows every value, and every reading of it, to the
 * probes whose triggers match. Reused, so that a clean request allocates nothing.
 */
final class Inspection implements ValueVisitor {
  /** Grown beyond this many characters, a workspace is not kept. */
  static final int MOST_KEPT = 256 * 1024;

  private final Engine engine;
  private final Budget budget = new Budget();
  private final RequestWalk walk = new RequestWalk(budget, this);
  private final Readings readings = new Readings();
  private final Subject subject = new Subject(budget);
  private final Probe[] probes;
  private final Answers answers;
  private final Ledger ledger;

  Inspection(Engine engine) {
    this.engine = engine;
    this.probes = engine.newProbes();
    this.answers = new Answers(engine.prefilter());
    this.ledger = new Ledger(engine.settings(), subject, walk.source());
  }

  Findings inspect(RequestParts request, InstantSource clock) {
    budget.reset(engine.settings().steps());
    ledger.reset(request.route(), clock);
    walk.walk(request);
    return ledger.findings(budget.exhausted() ? Coverage.PARTIAL : Coverage.FULL);
  }

  long spent() {
    return budget.spent();
  }

  boolean worthKeeping() {
    return walk.capacity() + readings.capacity() <= MOST_KEPT;
  }

  @Override
  public void visit(Place place, KeyPath key, Text text, boolean isKey) {
    Profile profile = engine.profiles().of(place, key.last(), text);
    subject.in(place, key.last(), key.whole(), profile, isKey);
    ledger.nextValue();
    look(text);
  }

  /** Probes a value, then what it becomes with one layer of hiding after the other taken off. */
  private void look(Text value) {
    Text reading = value;
    for (int round = 0; ; round++) {
      long matching = probe(reading, round);
      if (engine.mayHoldText(matching) && unpack(reading, round)) {
        return;
      }
      if (round == Readings.MOST_ROUNDS || !engine.mayHide(matching)) {
        return;
      }
      Text next = readings.next(reading, round);
      budget.spend(reading.length());
      if (next == reading || next.length() == 0) {
        return;
      }
      reading = next;
    }
  }

  /** Probes what a base64 value holds; says whether it held anything. */
  private boolean unpack(Text reading, int round) {
    Text inner = readings.decoded(reading);
    if (inner == reading) {
      return false;
    }
    Profile before = subject.profile();
    subject.profile(Profile.TEXT);
    long matching = probe(inner, round + 1);
    if (engine.mayHide(matching)) {
      Text next = readings.next(inner, Readings.MOST_ROUNDS - 1);
      if (next != inner) {
        probe(next, round + 2);
      }
    }
    subject.profile(before);
    return true;
  }

  /** Asks the probes that may find something in a reading; says which triggers matched. */
  private long probe(Text reading, int round) {
    if (!budget.spend(reading.length())) {
      return 0;
    }
    long matching = answers.matching(engine.prefilter().scan(reading));
    subject.of(reading, round);
    long left = engine.probes(matching);
    while (left != 0) {
      probes[Long.numberOfTrailingZeros(left)].inspect(subject, ledger);
      left &= left - 1;
    }
    return matching;
  }
}
