package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Coverage;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Finding;
import dev.fossawatch.detect.finding.Findings;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What has been found in the request under inspection. Evidence of a class in a value counts once,
 * by its strongest; at most {@value #MOST_FINDINGS} values are remembered, later ones only if
 * stronger.
 */
final class Ledger implements Hits {
  static final int MOST_FINDINGS = 32;

  private static final Comparator<Finding> STRONGEST_FIRST =
      Comparator.comparing(Finding::evidence, Comparator.reverseOrder());

  private final Settings settings;
  private final Subject subject;
  private final Text source;
  private final List<Finding> found = new ArrayList<>();
  private final Map<AttackClass, Evidence> inValue = new EnumMap<>(AttackClass.class);
  private String route = "";
  private InstantSource clock = () -> Instant.MAX;

  Ledger(Settings settings, Subject subject, Text source) {
    this.settings = settings;
    this.subject = subject;
    this.source = source;
  }

  void reset(String newRoute, InstantSource newClock) {
    found.clear();
    route = newRoute;
    clock = newClock;
  }

  /** Turns to another value. */
  void nextValue() {
    if (!inValue.isEmpty()) {
      inValue.clear();
    }
  }

  @Override
  public void add(AttackClass attack, Evidence evidence, int from, int to, String reason) {
    if (evidence.compareTo(settings.detectLevel()) < 0
        || evidence.compareTo(subject.profile().least()) < 0
        || isKnown(attack, evidence)) {
      return;
    }
    inValue.put(attack, evidence);
    String key = subject.path().toString();
    if (isExcluded(attack, key)) {
      return;
    }
    remember(finding(attack, evidence, key, from, to, reason));
  }

  private boolean isKnown(AttackClass attack, Evidence evidence) {
    Evidence known = inValue.get(attack);
    return known != null && known.compareTo(evidence) >= 0;
  }

  private boolean isExcluded(AttackClass attack, String key) {
    if (settings.exclusions().isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    return settings.exclusions().stream().anyMatch(e -> e.covers(attack, route, key, now));
  }

  private Finding finding(
      AttackClass attack, Evidence evidence, String key, int from, int to, String reason) {
    int start = Math.min(subject.text().origin(from), source.length());
    int end = Math.max(start, Math.min(subject.text().originEnd(to), source.length()));
    int shown = Math.min(end, start + Finding.MAX_MATCHED);
    String matched = source.subSequence(start, shown);
    return new Finding(attack, evidence, subject.place(), key, start, end, matched, reason);
  }

  private void remember(Finding finding) {
    for (int i = 0; i < found.size(); i++) {
      if (isSameValue(found.get(i), finding)) {
        if (STRONGEST_FIRST.compare(finding, found.get(i)) < 0) {
          found.set(i, finding);
        }
        return;
      }
    }
    if (found.size() < MOST_FINDINGS) {
      found.add(finding);
    } else if (STRONGEST_FIRST.compare(finding, found.get(MOST_FINDINGS - 1)) < 0) {
      found.set(MOST_FINDINGS - 1, finding);
    }
  }

  private static boolean isSameValue(Finding one, Finding other) {
    return one.attack() == other.attack()
        && one.place() == other.place()
        && one.key().equals(other.key());
  }

  Findings findings(Coverage coverage) {
    if (found.isEmpty()) {
      return Findings.nothing(coverage);
    }
    found.sort(STRONGEST_FIRST);
    int score = score();
    return new Findings(found, score, score >= settings.threshold(), coverage);
  }

  private int score() {
    Map<AttackClass, Evidence> strongest = new EnumMap<>(AttackClass.class);
    for (Finding finding : found) {
      if (finding.evidence().compareTo(settings.blockLevel()) >= 0) {
        strongest.putIfAbsent(finding.attack(), finding.evidence());
      }
    }
    return strongest.values().stream().mapToInt(Evidence::score).sum();
  }
}
