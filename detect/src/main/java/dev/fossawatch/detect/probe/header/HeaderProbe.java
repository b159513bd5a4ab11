package dev.fossawatch.detect.probe.header;

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
 * Line breaks in a value that begin another header, another request, or a command of a mail server:
 * response splitting, request smuggling, mail injection.
 */
public final class HeaderProbe implements Probe {
  private static final int EFFORT = 2;
  private static final Words HEADERS =
      Words.of(
          "set-cookie location content-type content-length contenttype contentlength refresh"
              + " transfer-encoding host x-forwarded-for x-forwarded-host remote-addr remote_addr"
              + " content-disposition access-control-allow-origin link status last-modified"
              + " cache-control x-xss-protection");
  private static final Words MAIL =
      Words.of("quit data rset noop rcpt mail bcc cc helo ehlo capability fetch logout");

  private char[] chars = {};
  private int length;
  private boolean line;

  @Override
  public AttackClass attack() {
    return AttackClass.HEADER_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.control());
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    Place place = subject.place();
    line =
        place == Place.PATH
            || place == Place.QUERY
            || place == Place.HEADER
            || place == Place.COOKIE;
    boolean only = subject.reading() < 2;
    for (int i = 0; i < length; i++) {
      if (chars[i] == '\n' || chars[i] == '\r') {
        if (i == 0 || !Ascii.isSpace(chars[i - 1]) || chars[i - 1] == ' ') {
          next(i, hits);
        }
        only &= length <= 16;
      } else {
        only &= Ascii.isSpace(chars[i]) || chars[i] == '%';
      }
    }
    if (only && length > 1 && hasReturn() && line) {
      hits.add(attack(), Evidence.LIKELY, 0, length, "nothing but line breaks");
    } else if (place == Place.PATH && hasBreak()) {
      hits.add(attack(), Evidence.LIKELY, 0, length, "a line break in the path");
    }
  }

  private boolean hasReturn() {
    return Ascii.indexOf(chars, 0, length, "\r") >= 0;
  }

  private boolean hasBreak() {
    return Ascii.indexOf(chars, 0, length, "\n") >= 0 || hasReturn();
  }

  private void next(int i, Hits hits) {
    int start = i;
    while (start < length && Ascii.isSpace(chars[start])) {
      start++;
    }
    int end = start;
    while (end < length && (Ascii.isWord(chars[end]) || chars[end] == '-')) {
      end++;
    }
    int after = Ascii.skipSpaces(chars, end, length);
    boolean colon = after < length && chars[after] == ':';
    boolean early = line || (i < 24 && isFirst(i));
    if (!early) {
      return;
    }
    if (colon && HEADERS.has(chars, start, end)) {
      hits.add(
          attack(),
          line ? Evidence.CERTAIN : Evidence.LIKELY,
          i,
          after + 1,
          "a line break and another header");
    } else if (Ascii.startsWith(chars, start, length, "http/1.")
        || Ascii.startsWith(chars, start, length, "http/0.")) {
      hits.add(
          attack(),
          line ? Evidence.CERTAIN : Evidence.WEAK,
          i,
          start + 7,
          "a line break and another response");
    } else if (start - i >= 4
        && start < length
        && chars[start] == '<'
        && line
        && isDouble(i, start)) {
      hits.add(
          attack(),
          Evidence.LIKELY,
          i,
          start + 1,
          "empty line and markup: a body of the client's own");
    } else if (end > start && MAIL.has(chars, start, end)) {
      mail(i, start, end, hits);
    } else if (end - start <= 4
        && end + 1 < length
        && chars[end] == ' '
        && MAIL.has(chars, end + 1, Ascii.skipWord(chars, end + 1, length))) {
      tagged(i, start, end, hits);
    }
  }

  /** Whether a short value without a colon stands before the first line break, and no document. */
  private boolean isFirst(int i) {
    for (int k = 0; k < i; k++) {
      if (chars[k] == ':' || (chars[k] == '\n' && k + 1 < i)) {
        return false;
      }
    }
    return i + 1 >= length || chars[i + 1] != ' ';
  }

  private boolean isDouble(int i, int start) {
    int returns = 0;
    for (int k = i; k < start; k++) {
      returns += chars[k] == '\r' ? 1 : 0;
    }
    return returns > 1;
  }

  private void mail(int i, int start, int end, Hits hits) {
    int next = Ascii.skipSpaces(chars, end, length);
    boolean command =
        Ascii.startsWith(chars, end, length, " to:")
            || Ascii.startsWith(chars, end, length, " from:");
    boolean copies = end - start <= 3 && next < length && chars[next] == ':';
    boolean alone =
        end - start == 4
            && next > end
            && (chars[end] == '\r' || chars[end] == '\n')
            && chars[start] < 'a';
    if (command || copies || alone) {
      hits.add(attack(), Evidence.LIKELY, i, end, "a line break and a command of a mail server");
    }
  }

  /** {@code V100 FETCH}: a command of IMAP with its tag. */
  private void tagged(int i, int start, int end, Hits hits) {
    if (Ascii.isLetter(chars[start]) && Ascii.isDigit(chars[end - 1])) {
      hits.add(attack(), Evidence.LIKELY, i, end, "a line break and a command of a mail server");
    }
  }
}
