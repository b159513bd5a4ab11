package dev.fossawatch.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.time.ManualTime;
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

  @Test
  void isOnDiskWhenTheCallReturns() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp);
        AuditTrail trail = new AuditTrail(directory, errors)) {
      trail.record(entry("ci", Map.of("scope", "read")));
      assertThat(temp.resolve("audit.jsonl"))
          .hasContent(
              "{\"time\":\"2026-01-01T00:00:00Z\",\"actor\":\"anna\",\"action\":\"token.create\","
                  + "\"target\":\"ci\",\"details\":{\"scope\":\"read\"},"
                  + "\"address\":\"198.51.100.24\",\"outcome\":\"ok\"}\n");
    }
  }

  @Test
  void canBeReadAgainAfterARestartEvenWithATornEnd() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp)) {
      try (AuditTrail trail = new AuditTrail(directory, errors)) {
        trail.record(entry("one", Map.of()));
        trail.record(entry("two", Map.of()));
      }
      Path file = temp.resolve("audit.jsonl");
      Files.writeString(file, Files.readString(file) + "{\"time\":\"20");
      try (AuditTrail trail = new AuditTrail(directory, errors)) {
        trail.record(entry("three", Map.of()));
        assertThat(trail.latest(10))
            .extracting(AuditEntry::target)
            .containsExactly("three", "two", "one");
        assertThat(trail.latest(1)).extracting(AuditEntry::target).containsExactly("three");
      }
    }
  }

  @Test
  void showsWhatAnAttackerSentAsHarmlessText() throws IOException {
    String hostile = "a\"},\n{\"actor\":\"root\u001b[2J\u202e\u2028\u0000";
    try (DataDirectory directory = DataDirectory.open(temp);
        AuditTrail trail = new AuditTrail(directory, errors)) {
      trail.record(entry(hostile, Map.of(hostile, hostile)));
      String stored = Files.readString(temp.resolve("audit.jsonl"));
      assertThat(stored.lines()).hasSize(1);
      assertThat(stored.strip().chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
      assertThat(new AuditTrail(directory, errors).latest(1))
          .extracting(AuditEntry::target)
          .containsExactly(hostile);
    }
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
    try (AuditTrail trail = new AuditTrail(DataDirectory.memory(), errors)) {
      for (int i = 0; i < 1500; i++) {
        trail.record(entry("t" + i, Map.of()));
      }
      assertThat(trail.latest(5000)).hasSize(1000).first().matches(e -> "t1499".equals(e.target()));
    }
  }

  @Test
  void goesOnInMemoryWhenTheDiskFails() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temp)) {
      AuditTrail trail = new AuditTrail(directory, errors);
      trail.close();
      trail.record(entry("unwritten", Map.of()));
      assertThat(trail.latest(1)).extracting(AuditEntry::target).containsExactly("unwritten");
      assertThat(errors.counts()).containsEntry("audit", 1L);
    }
  }

  private AuditEntry entry(String target, Map<String, String> details) {
    return new AuditEntry(
        time.now(), "anna", "token.create", target, details, "198.51.100.24", AuditOutcome.OK);
  }
}
