package dev.fossawatch.promql.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The first document of a YAML file and the problems found in it so far. At most 4 Mi characters,
 * 100 levels, 200,000 mappings and scalars, aliases counted as often as they are used, and 500
 * problems. Used by one thread.
 */
public final class YamlFile {
  private static final int MAX_CHARACTERS = 4 << 20;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NODES = 200_000;
  private static final int MAX_PROBLEMS = 500;

  private final String name;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Node root;
  private boolean hasMore;
  private int nodes;

  private YamlFile(String name, String text) {
    this.name = name;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Reads a file.
   *
   * @param name what problems call it
   * @param text what is in it
   * @throws InvalidFileException if it is not YAML
   */
  public static YamlFile parse(String name, String text) throws InvalidFileException {
    YamlFile file = new YamlFile(name, text);
    if (text.length() > MAX_CHARACTERS) {
      throw file.invalid(1, 1, "the file has more than " + MAX_CHARACTERS + " characters");
    }
    try {
      file.compose();
    } catch (MarkedYamlEngineException invalid) {
      Optional<Mark> mark = invalid.getProblemMark();
      throw file.invalid(
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          "yaml: " + String.valueOf(invalid.getProblem()));
    } catch (YamlEngineException invalid) {
      throw file.invalid(1, 1, "yaml: " + invalid.getMessage());
    }
    return file;
  }

  private void compose() throws InvalidFileException {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_CHARACTERS * 4)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    checkEvents(new Parse(settings).parseString(text).iterator());
    Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
    root = documents.hasNext() ? documents.next() : null;
  }

  /** Composing recurses, so depth is counted before. */
  private void checkEvents(Iterator<Event> events) throws InvalidFileException {
    int depth = 0;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        case DocumentEnd -> {
          hasMore = events.hasNext() && events.next().getEventId() != Event.ID.StreamEnd;
          return;
        }
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        throw invalid(line(event), 1, "yaml: more than " + MAX_DEPTH + " levels");
      }
    }
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private InvalidFileException invalid(int line, int column, String message) {
    return new InvalidFileException(List.of(new Problem(new Place(name, line, column), message)));
  }

  /** Whether more documents follow the first one. */
  public boolean hasMore() {
    return hasMore;
  }

  /**
   * The fields of the document; none if it is empty.
   *
   * @param type what problems call it
   * @param known the names its fields may have
   */
  public Fields fields(String type, KnownFields known) throws InvalidFileException {
    return Fields.of(this, root, type, known);
  }

  /** Notes a problem; those beyond the most a file may have are not told. */
  void problem(Place place, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Problem(place, message));
    }
  }

  /** Notes a problem at a character of a scalar, which costs a walk to find. */
  void problem(ScalarNode scalar, int offset, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problem(new ScalarPlaces(text, scalar).place(name, offset), message);
    }
  }

  /** Counts what is looked at, so that aliases cannot make a small file large. */
  void count() throws InvalidFileException {
    nodes++;
    if (nodes > MAX_NODES) {
      throw invalid(1, 1, "yaml: document contains excessive aliasing");
    }
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidFileException if there were problems
   */
  public void finish() throws InvalidFileException {
    if (!problems.isEmpty()) {
      List<Problem> told = new ArrayList<>(problems.stream().distinct().toList());
      told.sort(Comparator.comparing(Problem::place));
      if (problems.size() == MAX_PROBLEMS) {
        told.add(new Problem(told.get(told.size() - 1).place(), "there may be more problems"));
      }
      throw new InvalidFileException(told);
    }
  }

  Place place(@Nullable Node node) {
    Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
    return new Place(
        name, mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
  }
}
