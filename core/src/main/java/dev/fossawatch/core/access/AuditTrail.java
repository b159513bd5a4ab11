package dev.fossawatch.core.access;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.store.Changes;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.Durability;
import dev.fossawatch.core.store.Rows;
import dev.fossawatch.core.store.Sql;
import dev.fossawatch.core.store.SqlFile;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.StoreException;
import dev.fossawatch.core.store.Written;
import dev.fossawatch.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/**
 * Who did what: each entry is in the store before the call returns; the last 50,000 are kept there,
 * the last 1,000 in memory too. Everything beyond ASCII is escaped, so that nothing an attacker
 * sent can move a terminal's cursor or turn the direction of a line. Thread-safe.
 */
public final class AuditTrail {
  /** How many entries can be read back at once. */
  public static final int MAX_LATEST = 1_000;

  private static final int MAX_STORED = 50_000;
  private static final int MAX_IMPORTED = 10_000;

  /** Where the trail was kept before there was a store for it, oldest first. */
  private static final List<String> FILES =
      List.of("audit.jsonl.4", "audit.jsonl.3", "audit.jsonl.2", "audit.jsonl.1", "audit.jsonl");

  private static final ObjectWriter WRITER =
      Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
  private static final SqlFile SQL = SqlFile.of(AuditTrail.class, "audit.sql");
  private static final Sql INSERT = SQL.get("insert");
  private static final Sql LATEST = SQL.get("latest");
  private static final Sql LAST = SQL.get("last");
  private static final Sql FORGET = SQL.get("forget");

  private final StateStore store;
  private final InternalErrors errors;
  private final Deque<AuditEntry> latest = new ArrayDeque<>();
  private long number;

  AuditTrail(DataDirectory directory, StateStore store, TimeSource time, InternalErrors errors)
      throws IOException {
    this.store = store;
    this.errors = errors;
    importFiles(directory, time);
    store.read(rows -> rows.list(LATEST, row -> row.text("entry"))).stream()
        .flatMap(AuditTrail::parse)
        .forEach(latest::addFirst);
    number = store.read(AuditTrail::last);
  }

  /**
   * Opens the trail, for a program that only manages credentials.
   *
   * @param directory where the files of an earlier version may lie, which are taken over
   */
  public static AuditTrail open(
      DataDirectory directory, StateStore store, TimeSource time, InternalErrors errors)
      throws IOException {
    return new AuditTrail(directory, store, time, errors);
  }

  private void importFiles(DataDirectory directory, TimeSource time) throws IOException {
    List<String> found = new ArrayList<>();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String file : FILES) {
      Optional<byte[]> bytes = directory.read(file);
      if (bytes.isPresent()) {
        found.add(file);
        content.write(bytes.get());
        content.write('\n'); // ends a line that a crash has torn
      }
    }
    if (found.isEmpty()) {
      return;
    }
    List<AuditEntry> entries =
        content.toString(StandardCharsets.UTF_8).lines().flatMap(AuditTrail::parse).toList();
    List<AuditEntry> newest =
        entries.subList(Math.max(0, entries.size() - MAX_IMPORTED), entries.size());
    FileImport.Content rows = changes -> insertAll(changes, newest);
    if (new FileImport(store, time).take("audit.jsonl", content.toByteArray(), rows)) {
      for (String file : found) {
        directory.setAside(file);
      }
    }
  }

  private static void insertAll(Changes changes, List<AuditEntry> entries) throws StoreException {
    long next = last(changes);
    for (AuditEntry entry : entries) {
      changes.execute(INSERT, ++next, entry.time(), WRITER.writeValueAsString(entry));
    }
  }

  private static long last(Rows rows) throws StoreException {
    return rows.first(LAST, row -> row.number("number")).orElse(0L);
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
   * kept in memory: a full disk must not keep anyone from acting.
   */
  public void record(AuditEntry entry) {
    try {
      Durability unused = store.await(write(entry));
    } catch (StoreException | JacksonException unable) {
      errors.record("audit", unable);
    }
  }

  /** Notes the entry in memory and sends it on its way, in one order. */
  private synchronized CompletableFuture<Written<Boolean>> write(AuditEntry entry) {
    if (latest.size() == MAX_LATEST) {
      latest.removeFirst();
    }
    latest.addLast(entry);
    long mine = ++number;
    String text = WRITER.writeValueAsString(entry);
    return store.write(
        changes -> {
          changes.execute(INSERT, mine, entry.time(), text);
          changes.execute(FORGET, mine - MAX_STORED);
          return true;
        });
  }

  /** The last entries, newest first; at most {@link #MAX_LATEST}. */
  public synchronized List<AuditEntry> latest(int limit) {
    List<AuditEntry> newestFirst = new ArrayList<>(latest.size());
    latest.descendingIterator().forEachRemaining(newestFirst::add);
    return List.copyOf(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
  }
}
