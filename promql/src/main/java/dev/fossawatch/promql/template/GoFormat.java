package dev.fossawatch.promql.template;

import java.util.List;

/** Go's {@code fmt.Sprint}, {@code Sprintln} and {@code Sprintf}. Used once. */
final class GoFormat {
  private static final int MAX_WIDTH = 1_000_000;

  private final String format;
  private final List<Item> args;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;

  private GoFormat(String format, List<Item> args) {
    this.format = format;
    this.args = args;
  }

  /** The values one after another; a space between two of which neither is a string. */
  static String print(List<Item> args) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      boolean apart =
          i > 0 && !(args.get(i) instanceof Item.Text) && !(args.get(i - 1) instanceof Item.Text);
      text.append(apart ? " " : "").append(show(args.get(i)));
    }
    return text.toString();
  }

  static String printLine(List<Item> args) {
    return String.join(" ", args.stream().map(GoFormat::show).toList()) + "\n";
  }

  /** The value as {@code %v}. */
  static String show(Item item) {
    return new Verb('v', "", -1, -1).write(item);
  }

  static Item.Text format(String format, List<Item> args) {
    GoFormat formatting = new GoFormat(format, args);
    formatting.run();
    return new Item.Text(formatting.out.toString());
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      out.append(format, at, percent < 0 ? format.length() : percent);
      at = percent < 0 ? format.length() : percent + 1;
      if (percent >= 0) {
        verb();
      }
    }
    if (used < args.size()) {
      List<String> extra = args.subList(used, args.size()).stream().map(GoFormat::typed).toList();
      out.append("%!(EXTRA ").append(String.join(", ", extra)).append(')');
    }
  }

  private static String typed(Item item) {
    return item instanceof Item.Nothing ? "<nil>" : item.type() + "=" + show(item);
  }

  private void verb() {
    String flags = flags();
    int width = number("%!(BADWIDTH)");
    if (width < 0 && width != -1) {
      flags += "-";
      width = -width;
    }
    int precision = -1;
    if (format.startsWith(".", at)) {
      at++;
      precision = Math.max(0, number("%!(BADPREC)"));
    }
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (used >= args.size()) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      out.append(new Verb(verb, flags, width, precision).write(args.get(used++)));
    }
  }

  private String flags() {
    int start = at;
    while (at < format.length() && "-+# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return format.substring(start, at);
  }

  /** A number in the format, or the next value for a star; -1 if there is none. */
  private int number(String bad) {
    if (format.startsWith("*", at)) {
      at++;
      Item value = used < args.size() ? args.get(used++) : Item.Nothing.MISSING;
      if (value instanceof Item.Int whole && Math.abs(whole.value()) <= MAX_WIDTH) {
        return (int) whole.value();
      }
      out.append(bad);
      return -1;
    }
    int start = at;
    while (at < format.length() && Character.isDigit(format.charAt(at))) {
      at++;
    }
    if (at - start > 7) {
      out.append(bad);
      return -1;
    }
    return start == at ? -1 : Math.min(MAX_WIDTH, Integer.parseInt(format.substring(start, at)));
  }
}
