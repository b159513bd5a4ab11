package dev.fossawatch.detect.probe.address;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;

/**
 * Server-side request forgery by the syntax of the address alone: metadata services, addresses
 * written so that a filter does not recognise them, names that resolve to the inside, schemes that
 * speak to other services, and a host hidden behind user information. Asks no name server.
 */
public final class SsrfProbe implements Probe {
  private static final int EFFORT = 3;
  private static final Words SCHEMES =
      Words.of(
          "gopher dict ldap ldaps tftp imap smtp smb rmi sftp telnet svn acap ldapi nntp pop3");
  private static final Words REBINDING =
      Words.of(
          "nip.io xip.io sslip.io localtest.me lvh.me vcap.me burpcollaborator.net oastify.com"
              + " interact.sh oast.pro oast.live oast.fun oast.me rbndr.us bxss.me 1u.ms lacolhost.com");
  private static final Words METADATA =
      Words.of(
          "169.254.169.254 metadata.google.internal metadata.google metadata 100.100.100.200"
              + " 169.254.170.2 metadata.tencentyun.com 192.0.0.192 fd00:ec2::254 instance-data");

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.SSRF;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.pairs("//"), Feature.chars(":"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (subject.place() == Place.HEADER || !subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    for (int i = 1; i + 2 < length; i++) {
      if (chars[i] == ':' && chars[i + 1] == '/' && chars[i + 2] == '/') {
        address(i, hits);
      }
    }
  }

  private void add(Hits hits, Evidence evidence, int from, int to, String reason) {
    hits.add(AttackClass.SSRF, evidence, from, Math.min(to, length), reason);
  }

  private void address(int colon, Hits hits) {
    int scheme = colon;
    while (scheme > 0 && (Ascii.isLetter(chars[scheme - 1]) || Ascii.isDigit(chars[scheme - 1]))) {
      scheme--;
    }
    boolean begins = Ascii.skipSpaces(chars, 0, length) == scheme;
    if (begins && SCHEMES.has(chars, scheme, colon)) {
      add(hits, Evidence.LIKELY, scheme, colon + 3, "an address that speaks to another service");
    }
    int from = colon + 3;
    int end = authorityEnd(from);
    int at = userEnd(from, end);
    if (at > from && begins && Ascii.indexOf(chars, from, at, ".") > 0) {
      add(hits, Evidence.LIKELY, scheme, end, "the true host stands behind a false one");
    }
    host(scheme, at > from ? at : from, end, begins, hits);
  }

  private int authorityEnd(int from) {
    int i = from;
    while (i < length && i < from + 256 && "/?# \"'<>\n\\".indexOf(chars[i]) < 0) {
      i++;
    }
    return i;
  }

  private int userEnd(int from, int end) {
    for (int i = end - 1; i >= from; i--) {
      if (chars[i] == '@') {
        return i + 1;
      }
    }
    return from;
  }

  private void host(int scheme, int from, int to, boolean begins, Hits hits) {
    boolean bracket = from < to && chars[from] == '[';
    int end = from;
    while (end < to && (bracket ? chars[end] != ']' : chars[end] != ':')) {
      end++;
    }
    if (METADATA.has(chars, from, end)) {
      add(hits, Evidence.CERTAIN, scheme, end, "the metadata service of a cloud");
    } else if (isDisguised(from, end)) {
      add(hits, Evidence.LIKELY, scheme, end, "an address of numbers in an unusual form");
    } else if (bracket && isInner6(from + 1, end)) {
      add(
          hits,
          begins ? Evidence.LIKELY : Evidence.WEAK,
          scheme,
          end,
          "an inner address of version 6");
    } else if (isRebinding(from, end)) {
      add(hits, Evidence.LIKELY, scheme, end, "a name that resolves to whatever the client wants");
    }
  }

  /** A number that is no dotted quad of plain decimals but that programs read as an address. */
  private boolean isDisguised(int from, int end) {
    int parts = 1;
    boolean odd = false;
    for (int i = from; i < end; i++) {
      char c = chars[i];
      boolean first = i == from || chars[i - 1] == '.';
      boolean more = i + 1 < end && chars[i + 1] != '.';
      parts += c == '.' ? 1 : 0;
      odd |= first && c == '0' && more;
      if (!Ascii.isDigit(c) && c != '.' && !(odd && (Ascii.hex(c) >= 0 || (c | 0x20) == 'x'))) {
        return false;
      }
    }
    return end > from && Ascii.isDigit(chars[from]) && (odd || (parts < 4 && end - from > 2));
  }

  /** Loopback, link-local, unique local, or version 4 in version 6. */
  private boolean isInner6(int from, int end) {
    boolean mapped = Ascii.indexOf(chars, from, end, "ffff:") >= 0;
    boolean local =
        Ascii.startsWith(chars, from, end, "fe80")
            || Ascii.startsWith(chars, from, end, "fd")
            || Ascii.startsWith(chars, from, end, "fc");
    boolean nothing = true;
    for (int i = from; i < end; i++) {
      nothing &= chars[i] == ':' || chars[i] == '0' || (chars[i] == '1' && i == end - 1);
    }
    return mapped || local || (nothing && end > from);
  }

  private boolean isRebinding(int from, int end) {
    int dots = 0;
    for (int i = end - 1; i >= from && dots < 2; i--) {
      if (chars[i] == '.' && ++dots == 2) {
        return REBINDING.has(chars, i + 1, end);
      }
    }
    return REBINDING.has(chars, from, end);
  }
}
