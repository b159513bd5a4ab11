package dev.fossawatch.promql.engine;

/** Compares texts so that numbers in them count as numbers: {@code a9} before {@code a10}. */
final class NaturalOrder {
  private NaturalOrder() {}

  static int compare(String left, String right) {
    int l = 0;
    int r = 0;
    while (l < left.length() && r < right.length()) {
      int leftEnd = partEnd(left, l);
      int rightEnd = partEnd(right, r);
      int order = comparePart(left.substring(l, leftEnd), right.substring(r, rightEnd));
      if (order != 0) {
        return order;
      }
      l = leftEnd;
      r = rightEnd;
    }
    return Integer.compare(left.length() - l, right.length() - r);
  }

  private static int partEnd(String text, int from) {
    boolean digits = isDigit(text.charAt(from));
    int end = from + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static int comparePart(String left, String right) {
    if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
      return left.compareTo(right);
    }
    String leftNumber = withoutZeros(left);
    String rightNumber = withoutZeros(right);
    int order = Integer.compare(leftNumber.length(), rightNumber.length());
    if (order == 0) {
      order = leftNumber.compareTo(rightNumber);
    }
    return order != 0 ? order : Integer.compare(left.length(), right.length());
  }

  private static String withoutZeros(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
