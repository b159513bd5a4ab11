package dev.fossawatch.detect.probe.html;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Profile;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;
import dev.fossawatch.detect.text.Words;

/**
 * Elements and attributes that execute something. Browsers, sanitisers and templates disagree about
 * where tags and quotes end, so the reading is the most generous one: an attribute counts when it
 * stands behind a tag's name or behind a quote that may have ended another attribute.
 */
final class Markup {
  private static final int EXECUTES = 0;
  private static final int EMBEDS = 1;
  private static final Words ELEMENTS =
      Words.groups(
          "script xss xml",
          "iframe frame frameset object embed applet layer ilayer isindex bgsound plaintext"
              + " portal fencedframe",
          "meta base link style svg math form button input a area img image body video audio"
              + " source table td th div span p html xml param animate set use");
  private static final Words NAMES = Words.of("http-equiv srcdoc formaction datasrc attributename");
  private static final Words RAW =
      Words.of("script style title textarea noscript xmp iframe svg math");
  private static final int LOOK_AHEAD = 96;

  private final ScriptCode code = new ScriptCode();
  private Text text = new Text();
  private char[] chars = {};
  private int length;
  private int tag;
  private int element;
  private int quote;
  private boolean rich;

  void inspect(Subject subject, Hits hits) {
    text = subject.text();
    chars = text.chars();
    length = text.length();
    rich = subject.profile() == Profile.RICHTEXT;
    tag = -1;
    quote = -1;
    int i = 0;
    while (i < length) {
      i = step(i, hits);
    }
  }

  private int step(int i, Hits hits) {
    char c = chars[i];
    if (c == '<') {
      return open(i, hits);
    }
    if (Ascii.isLetter(c) && (i == 0 || !Ascii.isWord(chars[i - 1]))) {
      return word(i, hits);
    }
    if (c == '"' || c == '\'' || c == '`') {
      quote = i;
    }
    return i + 1;
  }

  private int open(int i, Hits hits) {
    if (i + 1 >= length) {
      return i + 1;
    }
    char next = chars[i + 1];
    if (next == '/' || next == '!' || next == '?') {
      special(i, hits);
      return i + 2;
    }
    int start = i + 1;
    int end = Ascii.skipWord(chars, start, length);
    if (end > start && Ascii.isLetter(next)) {
      tag = i;
      element = ELEMENTS.find(chars, start, end);
      element(i, end, hits);
      return end;
    }
    return i + 1;
  }

  private void element(int from, int end, Hits hits) {
    boolean named = end >= length || !Ascii.isWord(chars[end]);
    if (element == EXECUTES && named) {
      hits.add(xss(), scriptEvidence(end), from, end, "a script element");
    } else if (element == EMBEDS && named && goesOn(end)) {
      hits.add(
          xss(),
          rich ? Evidence.WEAK : Evidence.LIKELY,
          from,
          end,
          "an element that embeds something foreign");
    }
  }

  /** Certain where the element has a source or content; the bare name may be talk about it. */
  private Evidence scriptEvidence(int end) {
    int i = Ascii.skipSpaces(chars, end, length);
    if (i >= length) {
      return Evidence.LIKELY;
    }
    int content = chars[i] == '>' ? Ascii.skipSpaces(chars, i + 1, length) : i;
    boolean empty = content >= length || chars[content] == '<';
    return empty || isProse(content) ? Evidence.LIKELY : Evidence.CERTAIN;
  }

  /** Two words with nothing but a blank between them. */
  private boolean isProse(int from) {
    int end = Ascii.skipWord(chars, from, length);
    return end > from
        && end + 1 < length
        && chars[end] == ' '
        && Ascii.isLetter(chars[end + 1])
        && !isAttribute(end + 1);
  }

  private boolean isAttribute(int from) {
    int end = Ascii.skipWord(chars, from, length);
    return end < length && (chars[end] == '=' || chars[end] == '(' || chars[end] == '.');
  }

  private boolean goesOn(int end) {
    return end < length
        && (Ascii.isSpace(chars[end])
            || chars[end] == '/'
            || chars[end] == '>'
            || chars[end] == '\\');
  }

  private void special(int i, Hits hits) {
    char kind = chars[i + 1];
    int start = i + 2;
    int end = Ascii.skipWord(chars, start, length);
    if (kind == '/' && RAW.find(chars, start, end) >= 0) {
      boolean follows = tag < 0 || RAW.find(chars, start, end) == 0;
      hits.add(
          xss(),
          follows ? Evidence.LIKELY : Evidence.WEAK,
          i,
          end,
          "closes an element whose content is not markup");
    } else if (Ascii.startsWith(chars, i, length, "<!--[if")
        || Ascii.startsWith(chars, i, length, "<?xml-stylesheet")
        || Ascii.startsWith(chars, i, length, "<!attlist")
        || Ascii.startsWith(chars, i, length, "<?import")) {
      hits.add(
          xss(), Evidence.LIKELY, i, Math.min(end, length), "an instruction that browsers execute");
    }
    tag = i;
    element = -1;
  }

  private int word(int i, Hits hits) {
    int end = wordEnd(i);
    boolean within = tag >= 0 || quote >= 0;
    if (within && end - i >= 5 && isEvent(i, end)) {
      event(i, end, hits);
    } else if (tag >= 0 && NAMES.has(chars, i, end)) {
      attribute(i, end, hits);
    } else if (isScheme(i)) {
      scheme(i, hits);
    } else if (within) {
      style(i, end, hits);
    }
    return end;
  }

  private int wordEnd(int from) {
    int i = Ascii.skipWord(chars, from, length);
    while (tag >= 0 && i + 1 < length && chars[i] == '-' && Ascii.isLetter(chars[i + 1])) {
      i = Ascii.skipWord(chars, i + 1, length);
    }
    return i;
  }

  private boolean isEvent(int i, int end) {
    if (!Ascii.startsWith(chars, i, end, "on") || i == 0 || !isBeforeAttribute(chars[i - 1])) {
      return false;
    }
    for (int k = i + 2; k < end; k++) {
      if (!Ascii.isLetter(chars[k])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBeforeAttribute(char c) {
    return Ascii.isSpace(c) || "\"'`/\\;,>.".indexOf(c) >= 0 || c > 0x7E;
  }

  private void event(int from, int end, Hits hits) {
    int i = end;
    while (i < length
        && (Ascii.isSpace(chars[i]) || chars[i] == '/' || chars[i] == '"' || chars[i] == '\'')) {
      i++;
    }
    if (i >= length || chars[i] != '=') {
      return;
    }
    int handler = Ascii.skipSpaces(chars, i + 1, length);
    int to = Math.min(length, handler + LOOK_AHEAD);
    if (handler < length && code.isHandler(chars, handler, to)) {
      hits.add(
          xss(), Evidence.CERTAIN, from, Math.min(to, length), "an event handler that runs script");
    } else if (handler < length && tag >= 0 && chars[handler] != '>') {
      hits.add(
          xss(), Evidence.LIKELY, from, Math.min(handler + 1, length), "an event handler in a tag");
    }
  }

  private void attribute(int from, int end, Hits hits) {
    int i = Ascii.skipSpaces(chars, end, length);
    if (i < length && chars[i] == '=') {
      hits.add(xss(), Evidence.LIKELY, from, i + 1, "an attribute that loads or redirects");
    }
  }

  /**
   * Whether a script scheme begins here, blanks and control characters between its letters or not.
   */
  private boolean isScheme(int i) {
    char c = Ascii.lower(chars[i]);
    return (c == 'j' || c == 'v' || c == 'l' || c == 'd') && schemeEnd(i) > 0;
  }

  private int schemeEnd(int i) {
    int end = spaced(i, "javascript");
    if (end < 0) {
      end = spaced(i, "vbscript");
    }
    if (end < 0) {
      end = spaced(i, "livescript");
    }
    if (end > 0) {
      int colon = Ascii.skipSpaces(chars, end, length);
      return colon < length && chars[colon] == ':' ? colon + 1 : -1;
    }
    return Ascii.startsWith(chars, i, length, "data:") ? dataEnd(i) : -1;
  }

  private int dataEnd(int i) {
    int to = Math.min(length, i + LOOK_AHEAD);
    boolean markup =
        Ascii.indexOf(chars, i, Math.min(to, i + 32), "html") > 0
            || Ascii.indexOf(chars, i, Math.min(to, i + 32), "svg") > 0
            || Ascii.indexOf(chars, i, Math.min(to, i + 32), "xml") > 0
            || Ascii.indexOf(chars, i, Math.min(to, i + 32), "javascript") > 0
            || Ascii.indexOf(chars, i, to, "alert") > 0
            || Ascii.indexOf(chars, i, to, "<script") > 0;
    return markup && Ascii.indexOf(chars, i, to, ",") > 0 ? i + 5 : -1;
  }

  /** The index after {@code word} with any blanks between its letters, or -1. */
  private int spaced(int from, String word) {
    int i = from;
    for (int k = 0; k < word.length(); k++) {
      int letter = k == 0 ? i : skipGap(i);
      if (letter >= length || Ascii.lower(chars[letter]) != word.charAt(k)) {
        return -1;
      }
      i = letter + 1;
    }
    return i;
  }

  private int skipGap(int from) {
    int i = from;
    while (i < length && i < from + 4 && (Ascii.isSpace(chars[i]) || chars[i] == '\\')) {
      i++;
    }
    return i;
  }

  private void scheme(int from, Hits hits) {
    int end = schemeEnd(from);
    int to = Math.min(length, end + LOOK_AHEAD);
    boolean placed = from == 0 || isBeforeAddress(from);
    if (!placed) {
      return;
    }
    boolean attribute = tag >= 0;
    if (Ascii.lower(chars[from]) == 'd') {
      hits.add(xss(), Evidence.LIKELY, from, end, "an address that carries a document");
    } else if (code.isCode(chars, end, to)) {
      boolean nothing = Ascii.startsWith(chars, end, length, "void(0)");
      hits.add(
          xss(),
          nothing ? Evidence.WEAK : Evidence.CERTAIN,
          from,
          to,
          "an address that runs script");
    } else if (attribute || (from == 0 && end < length && !Ascii.isSpace(chars[end]))) {
      hits.add(xss(), Evidence.LIKELY, from, end, "an address with a script scheme");
    }
  }

  private boolean isBeforeAddress(int from) {
    char c = chars[from - 1];
    return Ascii.isSpace(c) || "=\"'`(:/;,>\\{|".indexOf(c) >= 0 || c > 0x7E;
  }

  private void style(int i, int end, Hits hits) {
    int next = Ascii.skipSpaces(chars, end, length);
    boolean call = next < length && chars[next] == '(';
    if (call && isWord(i, end, "expression")) {
      hits.add(xss(), Evidence.CERTAIN, i, next + 1, "a style that runs script");
    } else if (isWord(i, end, "moz-binding")
        || (isWord(i, end, "behavior") && next < length && chars[next] == ':')) {
      hits.add(xss(), Evidence.LIKELY, i, end, "a style that binds behaviour");
    } else if (tag >= 0 && i > 0 && chars[i - 1] == '@' && isWord(i, end, "import")) {
      hits.add(xss(), Evidence.LIKELY, i, end, "a style sheet from elsewhere");
    }
  }

  private boolean isWord(int i, int end, String word) {
    return end - i == word.length() && Ascii.startsWith(chars, i, end, word);
  }

  private static AttackClass xss() {
    return AttackClass.CROSS_SITE_SCRIPTING;
  }
}
