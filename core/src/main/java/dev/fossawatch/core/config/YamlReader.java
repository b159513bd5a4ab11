package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as values with their places. Works on the parser's events, so that depth and aliases
 * are bounded before anything is built; an alias shares what its anchor built and copies nothing.
 */
final class YamlReader {
  private static final int DEEPEST = 20;
  private static final int MOST_ALIASES = 100;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final String file;
  private final String text;
  private final Report report;
  private final Iterator<Event> events;
  private final Map<Anchor, Raw> anchors = new HashMap<>();
  private int aliases;

  YamlReader(String file, String text, Report report) {
    this.file = file;
    this.text = text;
    this.report = report;
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    events = new Parse(settings).parseString(text).iterator();
  }

  /** The document; null where it is empty or no YAML, which then is reported. */
  Raw.@Nullable Fields read() {
    try {
      return document();
    } catch (Malformed malformed) {
      report.problem("", malformed.source, malformed.what, malformed.allowed);
    } catch (MarkedYamlEngineException invalid) {
      report.problem("", place(invalid.getProblemMark()), words(invalid), null);
    } catch (ReaderException unprintable) {
      report.problem("", place(text, unprintable.getPosition()), "holds a control character", null);
    } catch (YamlEngineException invalid) {
      report.problem("", place(Optional.empty()), "is not valid YAML", null);
    }
    return null;
  }

  private Raw.@Nullable Fields document() throws Malformed {
    events.next(); // the start of the stream
    if (!(events.next() instanceof DocumentStartEvent)) {
      return null;
    }
    Event start = events.next();
    Raw root = node(start, 0);
    events.next(); // the end of the document
    Event next = events.next();
    if (next instanceof DocumentStartEvent) {
      throw new Malformed(source(next), "a second document begins", "one document");
    }
    if (root instanceof Raw.Fields fields) {
      return fields;
    }
    if (!(root instanceof Raw.Nothing)) {
      throw new Malformed(
          source(start), "the document " + root.form(), "a mapping of keys to values");
    }
    return null;
  }

  private Raw node(Event event, int depth) throws Malformed {
    if (event instanceof AliasEvent alias) {
      return shared(alias);
    }
    if (depth > DEEPEST) {
      throw new Malformed(source(event), "is nested too deeply", "at most " + DEEPEST + " levels");
    }
    refuseTag(event);
    Raw raw = built(event, depth);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, raw));
    return raw;
  }

  private Raw built(Event event, int depth) throws Malformed {
    if (event instanceof MappingStartEvent) {
      return mapping(source(event), depth);
    }
    if (event instanceof SequenceStartEvent) {
      return sequence(source(event), depth);
    }
    ScalarEvent scalar = (ScalarEvent) event;
    return isNull(scalar)
        ? new Raw.Nothing(source(scalar))
        : new Raw.Text(scalar.getValue(), source(scalar));
  }

  private Raw sequence(Source source, int depth) throws Malformed {
    List<Raw> items = new ArrayList<>();
    for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; ) {
      items.add(node(next, depth + 1));
      next = events.next();
    }
    return new Raw.Items(items, source);
  }

  private Raw mapping(Source source, int depth) throws Malformed {
    Map<String, Raw.Field> fields = new LinkedHashMap<>();
    for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; ) {
      Raw.Field field = new Raw.Field(name(next), source(next), node(events.next(), depth + 1));
      Raw.Field first = fields.putIfAbsent(field.name(), field);
      if (first != null) {
        refuseRepeated(field, first);
      }
      next = events.next();
    }
    return new Raw.Fields(List.copyOf(fields.values()), source);
  }

  private String name(Event event) throws Malformed {
    if (!(event instanceof ScalarEvent scalar) || isNull(scalar)) {
      throw new Malformed(source(event), "is not the name of a key", "plain text");
    }
    refuseTag(event);
    return scalar.getValue();
  }

  /** What an anchor built; an anchor that is still being built would make the document endless. */
  private Raw shared(AliasEvent alias) throws Malformed {
    aliases++;
    Raw raw = anchors.get(alias.getAlias());
    if (raw == null) {
      throw new Malformed(source(alias), "an alias has no complete anchor before it", null);
    }
    if (aliases > MOST_ALIASES) {
      throw new Malformed(source(alias), "has too many aliases", "at most " + MOST_ALIASES);
    }
    return raw;
  }

  private void refuseTag(Event event) throws Malformed {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      throw new Malformed(source(event), "has a tag", "values without tags");
    }
  }

  private void refuseRepeated(Raw.Field field, Raw.Field first) {
    report.problem(
        Words.plain(field.name()),
        field.source(),
        "is given twice, first at " + first.source(),
        null);
  }

  private static boolean isNull(ScalarEvent scalar) {
    return scalar.isPlain() && NULLS.contains(scalar.getValue());
  }

  private static String words(MarkedYamlEngineException invalid) {
    return "is not valid YAML: " + Words.plain(String.valueOf(invalid.getProblem()));
  }

  private Source source(Event event) {
    return place(event.getStartMark());
  }

  private Source place(Optional<Mark> mark) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    return Source.inFile(file, line + 1, column + 1);
  }

  private Source place(String text, int codePoints) {
    String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return Source.inFile(file, line, before.length() - lineStart + 1);
  }

  /** What ends the reading of a document. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Source source;
    private final String what;
    private final @Nullable String allowed;

    Malformed(Source source, String what, @Nullable String allowed) {
      super(what, null, false, false);
      this.source = source;
      this.what = what;
      this.allowed = allowed;
    }
  }
}
