package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoDuration;
import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.GoText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One verb of a format with its flags: {@code %-08.3f}. Width and precision are -1 where not given.
 */
record Verb(int verb, String flags, int width, int precision) {
  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  /** The value in this form; what does not fit it is told as Go tells it. */
  String write(Item item) {
    String text = form(item);
    return text != null ? text : "%!" + Character.toString(verb) + "(" + typed(item) + ")";
  }

  private static String typed(Item item) {
    return item instanceof Item.Nothing ? "<nil>" : item.type() + "=" + GoFormat.show(item);
  }

  private @Nullable String form(Item item) {
    if (verb == 'T') {
      return padded(item.type());
    }
    if (item instanceof Item.Text text) {
      return string(text.value());
    }
    if (item instanceof Item.Real real) {
      return real(real.value());
    }
    if (item instanceof Item.Int whole) {
      return whole(whole.value());
    }
    if (item instanceof Item.Bool bool) {
      return verb == 'v' || verb == 't' ? padded(String.valueOf(bool.value())) : null;
    }
    if (item instanceof Item.Nothing) {
      return verb == 'v' ? padded("<nil>") : null;
    }
    return composite(item);
  }

  private @Nullable String composite(Item item) {
    if (item instanceof Item.Strings labels) {
      return map(labels.entries().entrySet().stream().map(Verb::textEntry));
    }
    if (item instanceof Item.Args args) {
      return map(args.entries().entrySet().stream());
    }
    if (item instanceof Item.Result result) {
      return result.samples().stream().map(this::write).collect(Collectors.joining(" ", "[", "]"));
    }
    if (item instanceof Item.Sample sample) {
      return "{" + write(sample.labels()) + " " + write(new Item.Real(sample.value())) + "}";
    }
    if (item instanceof Item.Time time) {
      return string(GoTime.print(time.value()));
    }
    if (item instanceof Item.Span span) {
      return string(GoDuration.print(span.value()));
    }
    Item.Subject subject = (Item.Subject) item;
    return String.format(
        Locale.ROOT,
        "{%s %s %s %s}",
        write(subject.labels()),
        write(subject.externalLabels()),
        write(new Item.Text(subject.externalUrl())),
        write(new Item.Real(subject.value())));
  }

  private static Map.Entry<String, Item> textEntry(Map.Entry<String, String> entry) {
    return Map.entry(entry.getKey(), new Item.Text(entry.getValue()));
  }

  private String map(Stream<Map.Entry<String, Item>> entries) {
    return entries
        .map(entry -> write(new Item.Text(entry.getKey())) + ":" + write(entry.getValue()))
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  private @Nullable String string(String text) {
    String cut = precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    return switch (verb) {
      case 'v', 's' -> padded(cut);
      case 'q' -> padded(has('#') && cut.indexOf('`') < 0 ? "`" + cut + "`" : GoText.quote(cut));
      case 'x' -> padded(hex(cut));
      case 'X' -> padded(hex(cut).toUpperCase(Locale.ROOT));
      default -> null;
    };
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String whole(long value) {
    return switch (verb) {
      case 'v', 'd' -> number(value < 0, digits(Long.toString(value)));
      case 'b' -> number(value < 0, (has('#') ? "0b" : "") + digits(Long.toString(value, 2)));
      case 'o' -> number(value < 0, (has('#') ? "0" : "") + digits(Long.toString(value, 8)));
      case 'x' -> number(value < 0, (has('#') ? "0x" : "") + digits(Long.toString(value, 16)));
      case 'X' ->
          number(
              value < 0,
              (has('#') ? "0X" : "") + digits(Long.toString(value, 16)).toUpperCase(Locale.ROOT));
      case 'c' -> padded(rune(value));
      case 'q' -> padded(GoText.quote(rune(value).codePointAt(0)));
      case 'U' -> padded(String.format(Locale.ROOT, "U+%04X", value));
      default -> null;
    };
  }

  private static String rune(long value) {
    boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT;
    return Character.toString(valid ? (int) value : 0xFFFD);
  }

  /** Digits without their sign, as many as the precision asks for. */
  private String digits(String signed) {
    String digits = signed.startsWith("-") ? signed.substring(1) : signed;
    return "0".repeat(Math.max(0, precision - digits.length())) + digits;
  }

  private @Nullable String real(double value) {
    boolean special = Double.isNaN(value) || Double.isInfinite(value);
    boolean negative = Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
    boolean known = "vgGfFeE".indexOf(verb) >= 0;
    if (special && known) {
      String text = GoNumber.general(value);
      boolean signed = negative || has('+') || has(' ');
      String plain = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
      boolean plus = text.startsWith("+") && !signed;
      return padded((plus ? "+" : "") + (signed ? sign(negative) : "") + plain);
    }
    double positive = Math.abs(value);
    return switch (verb) {
      case 'v', 'g' -> number(negative, general(positive));
      case 'G' -> number(negative, general(positive).toUpperCase(Locale.ROOT));
      case 'f', 'F' -> number(negative, fixed(positive));
      case 'e' -> number(negative, exponent(positive, precision < 0 ? 6 : precision));
      case 'E' ->
          number(
              negative, exponent(positive, precision < 0 ? 6 : precision).toUpperCase(Locale.ROOT));
      default -> null;
    };
  }

  private String general(double value) {
    return precision < 0
        ? GoNumber.general(value)
        : GoNumber.general(value, Math.max(1, precision));
  }

  private String fixed(double value) {
    return new BigDecimal(value)
        .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** {@code 1.5e+00} with this many digits after the point. */
  private static String exponent(double value, int digits) {
    BigDecimal exact = new BigDecimal(value);
    if (exact.signum() == 0) {
      return (digits > 0 ? "0." + "0".repeat(digits) : "0") + "e+00";
    }
    BigDecimal rounded = exact.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int power = rounded.precision() - rounded.scale() - 1;
    String text = rounded.unscaledValue().toString();
    text += "0".repeat(Math.max(0, digits + 1 - text.length()));
    String fraction = digits > 0 ? "." + text.substring(1, digits + 1) : "";
    String sign = power < 0 ? "-" : "+";
    return text.charAt(0)
        + fraction
        + "e"
        + sign
        + (Math.abs(power) < 10 ? "0" : "")
        + Math.abs(power);
  }

  private String sign(boolean negative) {
    if (negative) {
      return "-";
    }
    return has('+') ? "+" : has(' ') ? " " : "";
  }

  /** A number with its sign, filled with zeros behind the sign where asked. */
  private String number(boolean negative, String digits) {
    String sign = sign(negative);
    boolean zeros = has('0') && !has('-');
    int fill = zeros ? width - sign.length() - digits.length() : 0;
    return padded(sign + "0".repeat(Math.max(0, fill)) + digits);
  }

  private String padded(String text) {
    int fill = width - text.codePointCount(0, text.length());
    if (fill <= 0) {
      return text;
    }
    return has('-') ? text + " ".repeat(fill) : " ".repeat(fill) + text;
  }
}
