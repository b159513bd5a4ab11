package dev.fossawatch.core.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
  @TempDir Path temp;
  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();

  private StateStore sqlite(DataDirectory directory) throws IOException {
    return StateStore.sqlite(directory, "local", TimeSource.system(), errors);
  }

  private AuditTrail open(DataDirectory directory, StateStore store) throws IOException {
    return new AuditTrail(directory, store, time, errors);
  }

  @Test
  void isThereAgainAfterARestart() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp)) {
      try (StateStore store = sqlite(directory)) {
        AuditTrail trail = open(directory, store);
        trail.record(entry("one", Map.of("scope", "read")));
        trail.record(entry("two", Map.of()));
        assertThat(store.health().durableChanges()).isPositive();
      }
      try (StateStore store = sqlite(directory)) {
        AuditTrail trail = open(directory, store);
        trail.record(entry("three", Map.of()));
        assertThat(trail.latest(10))
            .containsExactly(
                entry("three", Map.of()),
                entry("two", Map.of()),
                entry("one", Map.of("scope", "read")));
        assertThat(trail.latest(1)).extracting(AuditEntry::target).containsExactly("three");
      }
    }
  }

  @Test
  void storesWhatAnAttackerSentAsHarmlessText() throws IOException {
    String hostile = "a\"},\n{\"actor\":\"root\u001b[2J\u202e\u2028\u0000";
    try (DataDirectory directory = DataDirectory.open(temp)) {
      try (StateStore store = sqlite(directory)) {
        open(directory, store).record(entry(hostile, Map.of(hostile, hostile)));
        assertThat(open(directory, store).latest(1))
            .extracting(AuditEntry::target)
            .containsExactly(hostile);
      }
      assertThat(Files.readString(temp.resolve("state.db"), ISO_8859_1))
          .containsIgnoringCase("root\\u001b[2J\\u202e")
          .doesNotContain("root\u001b");
    }
  }

  @Test
  void ofAnEarlierVersionIsTakenOverOnceEvenWithATornEnd() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp)) {
      directory.replace("audit.jsonl.1", (line("one") + line("two")).getBytes(US_ASCII));
      directory.replace("audit.jsonl", (line("three") + "{\"time\":\"20").getBytes(US_ASCII));
      try (StateStore store = sqlite(directory)) {
        open(directory, store).record(entry("four", Map.of()));
      }
      assertThat(temp.resolve("audit.jsonl")).doesNotExist();
      assertThat(temp.resolve("audit.jsonl.1.imported")).hasContent(line("one") + line("two"));
      Files.move(temp.resolve("audit.jsonl.1.imported"), temp.resolve("audit.jsonl.1"));
      Files.move(temp.resolve("audit.jsonl.imported"), temp.resolve("audit.jsonl"));
      try (StateStore store = sqlite(directory)) {
        assertThat(open(directory, store).latest(10))
            .extracting(AuditEntry::target)
            .containsExactly("four", "three", "two", "one");
      }
      assertThat(temp.resolve("audit.jsonl")).doesNotExist();
    }
  }

  private static String line(String target) {
    return """
        {"time":"2026-01-01T00:00:00Z","actor":"anna","action":"token.create","target":"%s",\
        "details":{},"address":"198.51.100.24","outcome":"ok"}
        """
        .formatted(target);
  }

  @Test
  void cutsWhatIsLongAndDropsWhatIsTooMuch() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      many.put("k" + i, "v".repeat(10_000));
    }
    AuditEntry entry = entry("x".repeat(10_000), many);
    assertThat(entry.target()).hasSize(501);
    assertThat(entry.details()).hasSize(20);
    assertThat(entry.details().values()).allMatch(value -> value.length() == 501);
  }

  @Test
  void keepsTheLastThousandInMemory() throws IOException {
    try (StateStore store = StateStore.memory("local", null, TimeSource.system(), errors)) {
      AuditTrail trail = open(DataDirectory.memory(), store);
      for (int i = 0; i < 1500; i++) {
        trail.record(entry("t" + i, Map.of()));
      }
      assertThat(trail.latest(5000)).hasSize(1000).first().matches(e -> "t1499".equals(e.target()));
    }
  }

  @Test
  void goesOnInMemoryWhenTheStoreRefuses() throws IOException {
    StateStore store = StateStore.memory("local", null, TimeSource.system(), errors);
    AuditTrail trail = open(DataDirectory.memory(), store);
    store.close();
    trail.record(entry("unwritten", Map.of()));
    assertThat(trail.latest(1)).extracting(AuditEntry::target).containsExactly("unwritten");
    assertThat(errors.counts()).containsEntry("audit", 1L);
  }

  private AuditEntry entry(String target, Map<String, String> details) {
    return new AuditEntry(
        time.now(), "anna", "token.create", target, details, "198.51.100.24", AuditOutcome.OK);
  }
}
