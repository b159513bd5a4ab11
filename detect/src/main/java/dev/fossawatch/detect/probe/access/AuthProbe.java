package dev.fossawatch.detect.probe.access;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;

/** Tokens that are not signed, and headers by which a client claims another path or address. */
public final class AuthProbe implements Probe {
  private static final int EFFORT = 1;

  @Override
  public AttackClass attack() {
    return AttackClass.AUTH_BYPASS;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.words("none localhost http https 127"))
        .or(Feature.pairs("::"))
        .or(Feature.chars("/."));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    int length = subject.text().length();
    if (subject.isKey() || !subject.spend(EFFORT)) {
      return;
    }
    char[] chars = subject.text().chars();
    token(subject, chars, length, hits);
    if (subject.place() == Place.HEADER) {
      claim(subject, chars, length, hits);
    }
  }

  private void token(Subject subject, char[] chars, int length, Hits hits) {
    if (subject.isNamed("jwt-unsigned")) {
      hits.add(attack(), Evidence.CERTAIN, 0, length, "a token without a signature");
    } else if (subject.isNamed("alg")
        && isIn(subject, "jwt.alg")
        && length == 4
        && Ascii.startsWith(chars, 0, length, "none")) {
      hits.add(attack(), Evidence.CERTAIN, 0, length, "a token that asks not to be verified");
    } else if ((isIn(subject, "jwt.jku") || isIn(subject, "jwt.x5u"))
        && Ascii.startsWith(chars, 0, length, "http")) {
      hits.add(
          attack(), Evidence.LIKELY, 0, length, "a token that brings the address of its own keys");
    }
  }

  private static boolean isIn(Subject subject, String end) {
    CharSequence path = subject.path();
    int offset = path.length() - end.length();
    for (int i = 0; i < end.length(); i++) {
      if (offset < 0 || path.charAt(offset + i) != end.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void claim(Subject subject, char[] chars, int length, Hits hits) {
    boolean path =
        subject.isNamed("X-Original-URL")
            || subject.isNamed("X-Rewrite-URL")
            || subject.isNamed("X-Override-URL");
    if (path && length > 0 && chars[0] == '/') {
      hits.add(
          attack(),
          Evidence.LIKELY,
          0,
          length,
          "a header that replaces the path after it was checked");
    }
    boolean inner =
        Ascii.startsWith(chars, 0, length, "127.")
            || Ascii.startsWith(chars, 0, length, "localhost")
            || Ascii.startsWith(chars, 0, length, "::1");
    boolean address =
        subject.isNamed("X-Custom-IP-Authorization")
            || subject.isNamed("X-Originating-IP")
            || subject.isNamed("X-Remote-Addr")
            || subject.isNamed("X-Client-IP")
            || subject.isNamed("X-Remote-IP");
    if (address && inner) {
      hits.add(
          attack(), Evidence.LIKELY, 0, length, "a header that claims to come from the inside");
    }
  }
}
