package dev.fossawatch.detect.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A fixed set of words (ASCII, any case), each with a number, looked up in a slice of characters
 * without allocating. Immutable.
 */
public final class Words {
  private final char[][] words;
  private final int[] values;
  private final int mask;
  private final int longest;

  private Words(List<String> list, int[] numbers) {
    int capacity = Integer.highestOneBit(Math.max(4, list.size()) * 4) - 1;
    mask = capacity;
    words = new char[capacity + 1][];
    values = new int[capacity + 1];
    int max = 0;
    for (int i = 0; i < list.size(); i++) {
      put(list.get(i).toCharArray(), numbers[i]);
      max = Math.max(max, list.get(i).length());
    }
    longest = max;
  }

  /** A set in which every word of the blank-separated text has the number of its place. */
  public static Words of(String blankSeparated) {
    List<String> list = List.of(blankSeparated.strip().split("\\s+", -1));
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return new Words(list, numbers);
  }

  /** A set of several groups: every word has the number of its group. */
  public static Words groups(String... blankSeparated) {
    List<String> list = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int group = 0; group < blankSeparated.length; group++) {
      for (String word : blankSeparated[group].strip().split("\\s+", -1)) {
        list.add(word);
        numbers.add(group);
      }
    }
    return new Words(list, numbers.stream().mapToInt(Integer::intValue).toArray());
  }

  private void put(char[] word, int value) {
    int slot = hash(word, 0, word.length) & mask;
    while (words[slot] != null) {
      slot = (slot + 1) & mask;
    }
    words[slot] = word;
    values[slot] = value;
  }

  /** The number of the word in {@code [from, to)}, or -1. */
  public int find(char[] chars, int from, int to) {
    if (to - from > longest || to <= from) {
      return -1;
    }
    int slot = hash(chars, from, to) & mask;
    while (words[slot] != null) {
      if (same(words[slot], chars, from, to)) {
        return values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** Whether the word in {@code [from, to)} is one of the set. */
  public boolean has(char[] chars, int from, int to) {
    return find(chars, from, to) >= 0;
  }

  private static int hash(char[] chars, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + Ascii.lower(chars[i]);
    }
    return hash ^ (hash >>> 15);
  }

  private static boolean same(char[] word, char[] chars, int from, int to) {
    if (word.length != to - from) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != Ascii.lower(chars[from + i])) {
        return false;
      }
    }
    return true;
  }
}
