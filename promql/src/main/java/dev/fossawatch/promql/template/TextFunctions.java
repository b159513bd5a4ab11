package dev.fossawatch.promql.template;

import static dev.fossawatch.promql.template.Function.Parameter.TEXT;
import static dev.fossawatch.promql.template.Function.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Functions of strings, addresses and links. */
final class TextFunctions {
  private TextFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("title", string(TextFunctions::title));
    all.put("toUpper", string(text -> text.toUpperCase(Locale.ROOT)));
    all.put("toLower", string(text -> text.toLowerCase(Locale.ROOT)));
    all.put("safeHtml", string(text -> text));
    all.put("urlQueryEscape", string(TextFunctions::escape));
    all.put("stripPort", string(HostPort::withoutPort));
    all.put("stripDomain", string(HostPort::withoutDomain));
    all.put("graphLink", string(expr -> "/graph?g0.expr=" + escape(expr) + "&g0.tab=0"));
    all.put("tableLink", string(expr -> "/graph?g0.expr=" + escape(expr) + "&g0.tab=1"));
    all.put("match", Function.of(TextFunctions::match, TEXT, TEXT));
    all.put("reReplaceAll", Function.of(TextFunctions::replaceAll, TEXT, TEXT, TEXT));
    all.put(
        "externalURL", Function.of((args, scope) -> new Item.Text(scope.context().externalUrl())));
    all.put(
        "pathPrefix",
        Function.of((args, scope) -> new Item.Text(path(scope.context().externalUrl()))));
    return all;
  }

  private static Function string(UnaryOperator<String> body) {
    return Function.of((args, scope) -> new Item.Text(body.apply(text(args.get(0)))), TEXT);
  }

  static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  /** The first letter of each word in title case; a word goes on over an apostrophe. */
  private static String title(String text) {
    StringBuilder titled = new StringBuilder(text.length());
    int before = ' ';
    for (int at = 0; at < text.length(); at += Character.charCount(before)) {
      int c = text.codePointAt(at);
      boolean inside = Character.isLetterOrDigit(before) || before == '_' || before == '\'';
      titled.appendCodePoint(inside ? c : Character.toTitleCase(c));
      before = c;
    }
    return titled.toString();
  }

  private static String path(String url) {
    try {
      String path = new URI(url).getPath();
      return path == null ? "" : path;
    } catch (URISyntaxException noUrl) {
      return "";
    }
  }

  private static Item match(List<Item> args, Scope scope) throws FunctionFailure {
    String text = text(args.get(1));
    scope.spend(text.length());
    return new Item.Bool(pattern(text(args.get(0)), "").matcher(text).find());
  }

  private static Item replaceAll(List<Item> args, Scope scope) throws FunctionFailure {
    String expression = text(args.get(0));
    Pattern pattern = pattern(expression, "regexp: Compile(`" + expression + "`): ");
    return new Item.Text(new Replacement(pattern, text(args.get(1)), scope).in(text(args.get(2))));
  }

  private static Pattern pattern(String expression, String prefix) throws FunctionFailure {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException invalid) {
      throw new FunctionFailure(prefix + invalid.getMessage());
    }
  }
}
