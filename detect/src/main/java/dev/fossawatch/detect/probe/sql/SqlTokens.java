package dev.fossawatch.detect.probe.sql;

import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;
import java.util.Arrays;

/**
 * A value cut into SQL tokens without deciding what is quoted: quotes, comments and parentheses are
 * tokens with a link to their partner, so that every reading of the same characters (inside a
 * string, outside, in a comment) walks over one array. Linear.
 */
final class SqlTokens {
  static final int END = 0;
  static final int WORD = 1;
  static final int NUMBER = 2;
  static final int QUOTE = 3;
  static final int LINE_COMMENT = 4;
  static final int COMMENT_OPEN = 5;
  static final int COMMENT_CLOSE = 6;
  static final int CODE_OPEN = 7;
  static final int COMPARE = 8;
  static final int ARITHMETIC = 9;
  static final int LOGIC = 10;
  static final int OPEN = 11;
  static final int CLOSE = 12;
  static final int COMMA = 13;
  static final int SEMICOLON = 14;
  static final int DOT = 15;
  static final int VARIABLE = 16;
  static final int BANG = 17;
  static final int OTHER = 18;

  private static final int FIRST_CAPACITY = 128;

  private byte[] kinds = new byte[FIRST_CAPACITY];
  private byte[] words = new byte[FIRST_CAPACITY];
  private int[] starts = new int[FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private int[] links = new int[FIRST_CAPACITY];
  private int[] stack = new int[FIRST_CAPACITY];
  private int count;
  private char[] chars = {};

  int count() {
    return count;
  }

  int kind(int i) {
    return i >= 0 && i < count ? kinds[i] : END;
  }

  /** The group of {@link SqlWords} the word at {@code i} is in. */
  int word(int i) {
    return i < count ? words[i] : SqlWords.NONE;
  }

  int start(int i) {
    return i < count ? starts[i] : end(count - 1);
  }

  int end(int i) {
    return i < 0 ? 0 : ends[Math.min(i, count - 1)];
  }

  char first(int i) {
    return i < count ? chars[starts[i]] : 0;
  }

  /** The partner of a quote, comment or parenthesis, or {@link #count()} when it has none. */
  int link(int i) {
    return links[i];
  }

  /** Whether nothing stands between the tokens {@code i - 1} and {@code i}. */
  boolean touchesPrevious(int i) {
    return i > 0 && i < count && ends[i - 1] == starts[i];
  }

  /** Whether two tokens are written alike. */
  boolean same(int i, int j) {
    int length = ends[i] - starts[i];
    if (j >= count || ends[j] - starts[j] != length) {
      return false;
    }
    for (int k = 0; k < length; k++) {
      if (chars[starts[i] + k] != chars[starts[j] + k]) {
        return false;
      }
    }
    return true;
  }

  boolean is(int i, String word) {
    return i < count
        && ends[i] - starts[i] == word.length()
        && Ascii.startsWith(chars, starts[i], ends[i], word);
  }

  /** Cuts the text. */
  void read(Text text) {
    chars = text.chars();
    count = 0;
    int length = text.length();
    int i = 0;
    while (i < length) {
      i = Ascii.isSpace(chars[i]) ? i + 1 : token(i, length);
    }
    link();
  }

  private int token(int at, int length) {
    char c = chars[at];
    char next = at + 1 < length ? chars[at + 1] : 0;
    if (Ascii.isDigit(c) || (c == '.' && Ascii.isDigit(next))) {
      return add(NUMBER, at, numberEnd(at, length));
    }
    if (isWordStart(c)) {
      return word(at, length);
    }
    return switch (c) {
      case '\'', '"', '`' -> add(QUOTE, at, at + 1);
      case '(' -> add(OPEN, at, at + 1);
      case ')' -> add(CLOSE, at, at + 1);
      case ',' -> add(COMMA, at, at + 1);
      case ';' -> add(SEMICOLON, at, at + 1);
      case '.' -> add(DOT, at, at + 1);
      case '#' -> add(LINE_COMMENT, at, at + 1);
      case '@' -> variable(at, length);
      default -> symbol(at, length, c, next);
    };
  }

  private int symbol(int at, int length, char c, char next) {
    return switch (c) {
      case '-' -> next == '-' ? add(LINE_COMMENT, at, at + 2) : add(ARITHMETIC, at, at + 1);
      case '/' -> next == '*' ? commentOpen(at, length) : add(ARITHMETIC, at, at + 1);
      case '*' -> next == '/' ? add(COMMENT_CLOSE, at, at + 2) : add(ARITHMETIC, at, at + 1);
      case '+', '%', '^', '~' -> add(ARITHMETIC, at, at + 1);
      case '|', '&' -> next == c ? add(LOGIC, at, at + 2) : add(ARITHMETIC, at, at + 1);
      case '=', '<', '>' -> add(COMPARE, at, compareEnd(at, length));
      case '!' -> next == '=' ? add(COMPARE, at, at + 2) : add(BANG, at, at + 1);
      case ':' -> next == '=' ? add(COMPARE, at, at + 2) : add(OTHER, at, at + 1);
      default -> add(OTHER, at, at + 1);
    };
  }

  private int commentOpen(int at, int length) {
    boolean code =
        at + 2 < length && (chars[at + 2] == '!' || Ascii.startsWith(chars, at + 2, length, "m!"));
    int end = at + 2;
    if (code) {
      end = at + 3;
      while (end < length && Ascii.isDigit(chars[end])) {
        end++;
      }
    }
    return add(code ? CODE_OPEN : COMMENT_OPEN, at, end);
  }

  private int compareEnd(int at, int length) {
    int end = at + 1;
    while (end < length
        && end < at + 3
        && (chars[end] == '=' || chars[end] == '>' || chars[end] == '<')) {
      end++;
    }
    return end;
  }

  private int variable(int at, int length) {
    int end = at;
    while (end < length && chars[end] == '@') {
      end++;
    }
    return add(VARIABLE, at, wordEnd(end, length));
  }

  private int word(int at, int length) {
    int end = wordEnd(at, length);
    add(WORD, at, end);
    words[count - 1] = (byte) SqlWords.ALL.find(chars, at, end);
    return end;
  }

  private int wordEnd(int at, int length) {
    int end = at;
    while (end < length && (isWordStart(chars[end]) || Ascii.isDigit(chars[end]))) {
      end++;
    }
    return end;
  }

  private static boolean isWordStart(char c) {
    return Ascii.isLetter(c) || c == '_' || c == '$' || c > 0xA0;
  }

  private int numberEnd(int at, int length) {
    if (chars[at] == '0'
        && at + 2 < length
        && (chars[at + 1] | 0x20) == 'x'
        && Ascii.hex(chars[at + 2]) >= 0) {
      int end = wordEnd(at + 2, length);
      return end;
    }
    int end =
        digits(
            digits(at, length) < length && chars[digits(at, length)] == '.'
                ? digits(at, length) + 1
                : at,
            length);
    return exponent(end, length);
  }

  private int exponent(int at, int length) {
    if (at >= length || (chars[at] | 0x20) != 'e') {
      return at;
    }
    int sign = at + 1 < length && (chars[at + 1] == '+' || chars[at + 1] == '-') ? at + 2 : at + 1;
    int end = digits(sign, length);
    return end > sign ? end : at;
  }

  private int digits(int at, int length) {
    int end = at;
    while (end < length && Ascii.isDigit(chars[end])) {
      end++;
    }
    return end;
  }

  private int add(int kind, int from, int to) {
    if (count == kinds.length) {
      grow();
    }
    kinds[count] = (byte) kind;
    words[count] = SqlWords.NONE;
    starts[count] = from;
    ends[count++] = to;
    return to;
  }

  private void grow() {
    int capacity = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    words = Arrays.copyOf(words, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    links = Arrays.copyOf(links, capacity);
    stack = Arrays.copyOf(stack, capacity);
  }

  private void link() {
    linkQuotes();
    linkParentheses();
  }

  /** From the back: the next quote of each kind, the next end of a comment. */
  private void linkQuotes() {
    int single = count;
    int twice = count;
    int back = count;
    int close = count;
    for (int i = count - 1; i >= 0; i--) {
      int kind = kinds[i];
      if (kind == QUOTE) {
        char c = chars[starts[i]];
        links[i] = c == '\'' ? single : c == '"' ? twice : back;
        single = c == '\'' ? i : single;
        twice = c == '"' ? i : twice;
        back = c == '`' ? i : back;
      } else if (kind == COMMENT_OPEN) {
        links[i] = close;
      } else if (kind == COMMENT_CLOSE) {
        close = i;
      }
    }
  }

  private void linkParentheses() {
    int depth = 0;
    for (int i = 0; i < count; i++) {
      if (kinds[i] == OPEN) {
        links[i] = count;
        stack[depth++] = i;
      } else if (kinds[i] == CLOSE && depth > 0) {
        links[stack[--depth]] = i;
      }
    }
  }

  /**
   * The first token from {@code i} on that is neither a closed comment nor the mark of code in one.
   */
  int skip(int i) {
    int at = i;
    while (at < count) {
      if (kinds[at] == COMMENT_OPEN && links[at] < count) {
        at = links[at] + 1;
      } else if (kinds[at] == CODE_OPEN || kinds[at] == COMMENT_CLOSE) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Whether the token at {@code i} ends a statement or everything: end, comment or semicolon. */
  boolean isStop(int i) {
    int kind = kind(i);
    return kind == END || kind == LINE_COMMENT || kind == COMMENT_OPEN || kind == SEMICOLON;
  }

  /** Whether the token at {@code i} makes the rest of the statement a comment. */
  boolean isComment(int i) {
    int kind = kind(i);
    return kind == LINE_COMMENT || kind == COMMENT_OPEN;
  }
}
