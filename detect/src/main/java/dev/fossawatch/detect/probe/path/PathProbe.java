package dev.fossawatch.detect.probe.path;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;

/**
 * Path traversal and file inclusion: a path that climbs, in whatever way dots and separators are
 * written, one that leads to a file nobody asks for by accident, and wrappers that read files.
 */
public final class PathProbe implements Probe {
  private static final int EFFORT = 4;

  private final PathShape shape = new PathShape();
  private final SensitiveFiles files = new SensitiveFiles();

  @Override
  public AttackClass attack() {
    return AttackClass.PATH_TRAVERSAL;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.pairs("..", "./", ".\\", "\\\\", "/.", "\\.", "0x"))
        .or(Feature.pairs(".i"))
        .or(Feature.foreign(), Feature.chars("."))
        .or(Feature.chars("/\\:.%^?"), Feature.words(SensitiveFiles.TRIGGERS))
        .or(Feature.control(), Feature.words(SensitiveFiles.TRIGGERS));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    int length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    char[] chars = subject.text().chars();
    shape.read(chars, length);
    climbing(subject, hits);
    files.read(chars, length);
    target(subject, hits);
    wrapper(chars, length, hits);
  }

  private void add(Hits hits, Evidence evidence, int from, int to, String reason) {
    hits.add(AttackClass.PATH_TRAVERSAL, evidence, from, to, reason);
  }

  private void climbing(Subject subject, Hits hits) {
    Evidence evidence = climbing(subject);
    if (evidence != null) {
      add(hits, evidence, shape.from(), shape.to(), "a path that climbs towards the root");
    } else if (shape.here() >= 4) {
      add(hits, Evidence.LIKELY, shape.from(), shape.to(), "a path made long by empty steps");
    }
  }

  private @org.jspecify.annotations.Nullable Evidence climbing(Subject subject) {
    int ups = shape.ups();
    if (ups == 0) {
      return null;
    }
    boolean disguised =
        shape.disguised() || (subject.reading() > 0 && subject.place() != Place.PATH);
    if (ups >= 3) {
      return shape.prose() && !disguised ? Evidence.LIKELY : Evidence.CERTAIN;
    }
    if (shape.prose()) {
      return Evidence.WEAK;
    }
    boolean inPath = subject.place() == Place.PATH;
    return ups == 2 || disguised || inPath ? Evidence.LIKELY : Evidence.WEAK;
  }

  private void target(Subject subject, Hits hits) {
    int kind = files.kind();
    if (kind == SensitiveFiles.NONE) {
      return;
    }
    boolean climbs = shape.ups() > 0;
    boolean whole = !shape.prose();
    if (kind == SensitiveFiles.FAMOUS && (climbs || whole)) {
      add(hits, Evidence.CERTAIN, files.from(), files.to(), "a path to a file of the system");
    } else if (climbs) {
      add(hits, Evidence.CERTAIN, files.from(), files.to(), "climbs to a file nobody asks for");
    } else if (whole && kind == SensitiveFiles.SYSTEM) {
      Evidence evidence = subject.place() == Place.PATH ? Evidence.WEAK : Evidence.LIKELY;
      add(hits, evidence, files.from(), files.to(), "an absolute path into the system");
    } else if (whole && kind == SensitiveFiles.HIDDEN) {
      Evidence evidence = subject.place() == Place.PATH ? Evidence.LIKELY : Evidence.WEAK;
      add(hits, evidence, files.from(), files.to(), "a file that holds secrets");
    }
  }

  private void wrapper(char[] chars, int length, Hits hits) {
    int start = Ascii.skipSpaces(chars, 0, length);
    if (start + 2 < length && chars[start] == '\\' && chars[start + 1] == '\\') {
      share(chars, start + 2, length, hits);
    }
    int end = start;
    while (end < length && (Ascii.isWord(chars[end]) || chars[end] == '.')) {
      end++;
    }
    if (end < length
        && chars[end] == ':'
        && SensitiveFiles.WRAPPERS.has(chars, start, end)
        && end + 1 < length) {
      boolean php =
          Ascii.startsWith(chars, start, end, "php")
              || Ascii.startsWith(chars, start, end, "expect");
      boolean slash = chars[end + 1] == '/';
      if (slash || Ascii.startsWith(chars, start, end, "jar")) {
        add(
            hits,
            php ? Evidence.CERTAIN : Evidence.LIKELY,
            start,
            end + 2,
            "a wrapper that reads files or runs commands");
      }
    }
  }

  /** {@code \\host\share}: Windows opens it with the credentials of the server. */
  private void share(char[] chars, int from, int length, Hits hits) {
    int end = from;
    while (end < length
        && (Ascii.isWord(chars[end])
            || chars[end] == '.'
            || chars[end] == ':'
            || chars[end] == '-')) {
      end++;
    }
    boolean host = end > from + 1 && chars[from] != '.';
    if (host && end + 1 < length && chars[end] == '\\' && Ascii.isLetter(chars[end + 1])) {
      add(hits, Evidence.LIKELY, from - 2, end + 1, "a share on another machine");
    }
  }
}
