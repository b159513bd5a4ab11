package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Text;

/**
 * Where in a part a value is: names and indices, outermost first. Reused, grown by no request for
 * long.
 */
public final class KeyPath {
  private static final int LONGEST_NAME = 128;
  private static final int DEEPEST = 80;

  private final StringBuilder path = new StringBuilder();
  private final int[] marks = new int[DEEPEST];
  private final Name last = new Name();
  private int depth;
  private int lastStart;
  private final int[] starts = new int[DEEPEST];

  /** The innermost name; a view that changes with this path. */
  public CharSequence last() {
    return last;
  }

  /** The whole path, such as {@code items[2].note}; a view that changes with this path. */
  public CharSequence whole() {
    return path;
  }

  int depth() {
    return depth;
  }

  boolean hasRoom() {
    return depth < DEEPEST;
  }

  KeyPath clear() {
    path.setLength(0);
    depth = 0;
    lastStart = 0;
    return this;
  }

  void push(CharSequence name) {
    enter();
    dot();
    append(name, name.length());
  }

  void push(Text text, int from, int to) {
    enter();
    dot();
    int end = Math.min(to, from + LONGEST_NAME);
    path.append(text.chars(), from, end - from);
  }

  void push(int index) {
    enter();
    path.append('[').append(index).append(']');
  }

  private void enter() {
    starts[depth] = lastStart;
    marks[depth++] = path.length();
  }

  private void dot() {
    if (path.length() > 0) {
      path.append('.');
    }
    lastStart = path.length();
  }

  private void append(CharSequence name, int length) {
    path.append(name, 0, Math.min(length, LONGEST_NAME));
  }

  void pop() {
    path.setLength(marks[--depth]);
    lastStart = starts[depth];
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private final class Name implements CharSequence {
    @Override
    public int length() {
      return path.length() - lastStart;
    }

    @Override
    public char charAt(int index) {
      return path.charAt(lastStart + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return path.substring(lastStart + from, lastStart + to);
    }

    @Override
    public String toString() {
      return path.substring(lastStart);
    }
  }
}
