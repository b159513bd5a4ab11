package dev.fossawatch.core.access;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.store.AppendLog;
import dev.fossawatch.core.store.DataDirectory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/**
 * Who did what: one JSON object a line in {@code audit.jsonl}, set aside at 10 MiB, five files kept
 * in all. The last 1,000 entries are in memory too. Everything beyond ASCII is escaped, so that
 * nothing an attacker sent can move a terminal's cursor or turn the direction of a line.
 * Thread-safe.
 */
public final class AuditTrail implements AutoCloseable {
  static final String FILE = "audit.jsonl";

  /** How many entries can be read back at once. */
  public static final int MAX_LATEST = 1_000;

  private static final long MAX_BYTES = 10L * 1024 * 1024;
  private static final int KEPT = 4;
  private static final ObjectWriter WRITER =
      Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final AppendLog log;
  private final InternalErrors errors;
  private final Deque<AuditEntry> latest = new ArrayDeque<>();

  AuditTrail(DataDirectory directory, InternalErrors errors) throws IOException {
    this.errors = errors;
    log = directory.log(FILE, MAX_BYTES, KEPT);
    log.latest(MAX_LATEST).stream().flatMap(AuditTrail::parse).forEach(latest::add);
  }

  /** Opens the trail of a directory, for a program that only manages it. */
  public static AuditTrail open(DataDirectory directory, InternalErrors errors) throws IOException {
    return new AuditTrail(directory, errors);
  }

  private static Stream<AuditEntry> parse(String line) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(line, AuditEntry.class)).stream();
    } catch (JacksonException torn) {
      return Stream.empty();
    }
  }

  /**
   * Appends an entry; once this returns it is on disk. Where the disk takes no more, the entry is
   * kept in memory and the failure is counted: a full disk must not keep anyone from acting.
   */
  public void record(AuditEntry entry) {
    synchronized (latest) {
      if (latest.size() == MAX_LATEST) {
        latest.removeFirst();
      }
      latest.addLast(entry);
    }
    try {
      log.append(WRITER.writeValueAsString(entry));
    } catch (IOException | JacksonException unable) {
      errors.record("audit", unable);
    }
  }

  /** The last entries, newest first; at most {@link #MAX_LATEST}. */
  public List<AuditEntry> latest(int limit) {
    synchronized (latest) {
      List<AuditEntry> newestFirst = new ArrayList<>(Math.min(limit, latest.size()));
      latest.descendingIterator().forEachRemaining(newestFirst::add);
      return List.copyOf(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
