package dev.fossawatch.detect.prefilter;

import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass over a value that collects its features as bits and so answers for every trigger
 * "definitely not" or "maybe". Immutable and thread-safe.
 *
 * <p>The pass keeps two states: the class of the last character, which with the class of the next
 * gives the pairs, and a rolling hash of the word it is in, looked up where the word ends. Two
 * words may share a hash; that only turns a "not" into a "maybe".
 */
public final class Prefilter {
  static final int LONG_RUN = 10;

  private static final int SHIFT = 19;
  private static final int WORD_SLOTS = 1 << (32 - SHIFT);
  private static final int FOREIGN_CLASS = 1;
  private static final int CONTROL_CLASS = 2;
  private static final int HASH_STEP = 0x9E3779B1;

  private final Map<Feature, Long> bits = new LinkedHashMap<>();
  private final long[][] triggers;
  private final byte[] classes = new byte[128];
  private final long[] pairBits;
  private final long[] charBits = new long[128];
  private final long[] wordBits = new long[WORD_SLOTS];
  private final int classCount;
  private final long foreign;
  private final long longRun;

  /**
   * @param list the triggers, known by their index from now on
   * @throws IllegalArgumentException when they use more than 64 different features
   */
  public Prefilter(List<Trigger> list) {
    triggers = list.stream().map(this::alternatives).toArray(long[][]::new);
    classCount = assignClasses();
    pairBits = new long[classCount * classCount];
    bits.forEach(this::enter);
    foreign = bits.getOrDefault(Feature.foreign(), 0L);
    longRun = bits.getOrDefault(Feature.longRun(), 0L);
  }

  private long[] alternatives(Trigger trigger) {
    return trigger.alternatives().stream().mapToLong(this::bitsOf).toArray();
  }

  private long bitsOf(List<Feature> features) {
    long all = 0;
    for (Feature feature : features) {
      all |= bits.computeIfAbsent(feature, f -> bits.size() < 64 ? 1L << bits.size() : tooMany());
    }
    return all;
  }

  private static long tooMany() {
    throw new IllegalArgumentException("more than 64 features: let probes share them");
  }

  private int assignClasses() {
    int next = CONTROL_CLASS + 1;
    for (char c = 0; c < 128; c++) {
      if (c < ' ' || c == 127) {
        classes[c] = CONTROL_CLASS;
      }
    }
    for (Feature feature : bits.keySet()) {
      if (feature instanceof Feature.Pairs pairs) {
        next = assignClasses(pairs, next);
      }
    }
    return next;
  }

  private int assignClasses(Feature.Pairs pairs, int first) {
    int next = first;
    for (String pair : pairs.any().stream().sorted().toList()) {
      for (int i = 0; i < pair.length(); i++) {
        char low = Ascii.lower(pair.charAt(i));
        if (classes[low] == 0) {
          classes[low] = (byte) next++;
          if (Ascii.isLetter(low)) {
            classes[low ^ 0x20] = classes[low];
          }
        }
      }
    }
    return next;
  }

  private void enter(Feature feature, long bit) {
    if (feature instanceof Feature.Chars chars) {
      chars.any().chars().forEach(c -> charBits[c] |= bit);
    } else if (feature instanceof Feature.Pairs pairs) {
      for (String pair : pairs.any()) {
        pairBits[
                classes[Ascii.lower(pair.charAt(0))] * classCount
                    + classes[Ascii.lower(pair.charAt(1))]] |=
            bit;
      }
    } else if (feature instanceof Feature.Control) {
      for (char c = 0; c < 128; c++) {
        charBits[c] |= classes[c] == CONTROL_CLASS ? bit : 0;
      }
    } else if (feature instanceof Feature.AnyWord words) {
      words.any().forEach(word -> wordBits[slot(lastPart(word))] |= bit);
    }
  }

  /** The part of a word that the pass still holds when the word ends. */
  private static String lastPart(String word) {
    int start = 0;
    for (int i = 1; i < word.length(); i++) {
      if (Ascii.isDigit(word.charAt(i - 1)) && !Ascii.isDigit(word.charAt(i))) {
        start = i;
      }
    }
    return word.substring(start);
  }

  private static int slot(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash + Ascii.lower(word.charAt(i))) * HASH_STEP;
    }
    return hash >>> SHIFT;
  }

  /** The features of a text, as bits to be given to {@link #matches}. */
  public long scan(Text text) {
    char[] chars = text.chars();
    int length = text.length();
    long seen = 0;
    int last = 0;
    int hash = 0;
    int kind = OTHER;
    int wordStart = 0;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      int now = c < 128 ? KIND[c] : OTHER;
      if (now == OTHER) {
        if (kind != OTHER) {
          seen |= wordBits[hash >>> SHIFT] | (i - wordStart >= LONG_RUN ? longRun : 0);
        }
        hash = 0;
        wordStart = i + 1;
      } else {
        hash = ((now < kind ? 0 : hash) + LOWER[c]) * HASH_STEP;
      }
      kind = now;
      int cls = c < 128 ? classes[c] : FOREIGN_CLASS;
      seen |= pairBits[last * classCount + cls] | (c < 128 ? charBits[c] : foreign);
      last = cls;
    }
    return kind == OTHER
        ? seen
        : seen | wordBits[hash >>> SHIFT] | (length - wordStart >= LONG_RUN ? longRun : 0);
  }

  /** Whether the trigger of that index may have something to find. */
  public boolean matches(int trigger, long seen) {
    for (long wanted : triggers[trigger]) {
      if ((wanted & ~seen) == 0) {
        return true;
      }
    }
    return false;
  }

  /** All triggers that may have something to find, as bits by their index. */
  public long matching(long seen) {
    long matching = 0;
    for (int i = 0; i < triggers.length; i++) {
      matching |= matches(i, seen) ? 1L << i : 0;
    }
    return matching;
  }

  private static final int OTHER = 0;
  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final byte[] KIND = new byte[128];
  private static final char[] LOWER = new char[128];

  static {
    for (char c = 0; c < 128; c++) {
      KIND[c] = (byte) (Ascii.isDigit(c) ? DIGIT : Ascii.isWord(c) ? LETTER : OTHER);
      LOWER[c] = Ascii.lower(c);
    }
  }
}
