package dev.fossawatch.detect.prefilter;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Something that a value has or has not, found out for all features in one pass. */
public sealed interface Feature {

  /** The value contains one of these ASCII characters. */
  record Chars(String any) implements Feature {}

  /** The value contains these two ASCII characters side by side, in any case. */
  record Pairs(Set<String> any) implements Feature {
    public Pairs {
      any = Set.copyOf(any);
    }
  }

  /**
   * The value contains one of these words (ASCII letters, digits, underscores; any case) as a
   * whole. A word ends where another kind of character begins, and begins anew after digits.
   */
  record AnyWord(Set<String> any) implements Feature {
    public AnyWord {
      any = Set.copyOf(any);
    }
  }

  /** The value contains a character outside ASCII. */
  record Foreign() implements Feature {}

  /** The value contains a control character (below the blank, or DEL). */
  record Control() implements Feature {}

  /**
   * The value contains a run of at least {@value Prefilter#LONG_RUN} letters, digits and
   * underscores.
   */
  record LongRun() implements Feature {}

  static Feature chars(String any) {
    return new Chars(any);
  }

  static Feature pairs(String... any) {
    return new Pairs(Set.of(any));
  }

  /** One of the words of blank-separated texts. */
  static Feature words(String... blankSeparated) {
    Set<String> words = new TreeSet<>();
    for (String text : blankSeparated) {
      words.addAll(List.of(text.strip().split("\\s+", -1)));
    }
    return new AnyWord(words);
  }

  static Feature foreign() {
    return new Foreign();
  }

  static Feature control() {
    return new Control();
  }

  static Feature longRun() {
    return new LongRun();
  }
}
