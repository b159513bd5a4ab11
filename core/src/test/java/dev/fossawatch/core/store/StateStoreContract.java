package dev.fossawatch.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store must do, whatever database it stands on. */
@Timeout(120)
public abstract class StateStoreContract {
  InternalErrors errors = new InternalErrors();
  final TimeSource time = TimeSource.system();
  StateStore store = StateStore.none("not opened yet");

  /** Opens the test's own database as an instance; the same one each time. */
  abstract StateStore open(String instance) throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    forgiveErrors();
    store = open("local");
    Notes.create(store);
  }

  /** Expects no more of the errors there were, for a test that meant them. */
  void forgiveErrors() {
    errors = new InternalErrors();
  }

  @AfterEach
  void closeStore() {
    store.close();
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  void whatWasWrittenIsThereAfterAReopening() throws Exception {
    Written<Long> written = Notes.insert(store, 1, "one").get(30, TimeUnit.SECONDS);
    assertThat(written).isEqualTo(new Written<>(1L, Durability.DURABLE));
    reopen();
    assertThat(Notes.bodies(store)).containsExactly("one");
  }

  @Test
  void valuesComeBackAsTheyWere() throws Exception {
    Instant written = Instant.parse("2026-11-25T14:10:06.123Z");
    byte[] data = {0, 1, -1, 127};
    String body = "a'b\"c\u0001\u202e\ud83e\udd8a";
    store.writeAndWait(
        changes -> {
          changes.execute(Notes.INSERT_WHOLE, Long.MAX_VALUE, body, written, data);
          changes.execute(Notes.INSERT_WHOLE, Long.MIN_VALUE, null, null, null);
          return true;
        });
    List<List<Object>> found =
        store.read(
            rows ->
                rows.list(
                    Notes.WHOLE,
                    row ->
                        List.<Object>of(
                            row.number("number"),
                            String.valueOf(row.textOrNull("body")),
                            String.valueOf(row.timeOrNull("written")))));
    assertThat(found)
        .containsExactly(
            List.of(Long.MIN_VALUE, "null", "null"),
            List.of(Long.MAX_VALUE, body, "2026-11-25T14:10:06.123Z"));
    List<byte[]> bytes =
        store.read(
            rows ->
                rows.list(Notes.WHOLE, row -> row.number("number") > 0 ? row.bytes("data") : data));
    assertThat(bytes).hasSize(2).allSatisfy(each -> assertThat(each).isEqualTo(data));
  }

  @Test
  void aColumnThatIsNullOrMissingIsNotTakenForAValue() throws Exception {
    store.writeAndWait(
        changes -> {
          changes.execute(Notes.INSERT_WHOLE, 1, null, null, null);
          return true;
        });
    for (RowReader<Object> reader :
        List.<RowReader<Object>>of(
            row -> row.text("body"),
            row -> row.time("written"),
            row -> row.bytes("data"),
            row -> row.number("nonesuch"))) {
      assertThatThrownBy(() -> store.read(rows -> rows.list(Notes.WHOLE, reader)))
          .isInstanceOf(StoreException.class);
    }
    assertThat(Notes.numbers(store)).containsExactly(1L);
  }

  @Test
  void aTransactionHappensAsAWholeOrNotAtAll() throws Exception {
    CompletableFuture<Written<Object>> failing =
        store.write(
            changes -> {
              changes.execute(Notes.INSERT, 1, "one");
              throw new IllegalStateException("changed my mind");
            });
    assertThatThrownBy(() -> failing.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(Notes.numbers(store)).isEmpty();
    assertThat(store.health().failed()).isEqualTo(1);
    assertThat(store.health().durable()).isTrue();
  }

  @Test
  void aTransactionThatFailsAmongOthersFailsAlone() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Written<Boolean>> held = hold(gate);
    List<CompletableFuture<Written<Long>>> writes = new ArrayList<>();
    for (long number : new long[] {1, 2, 2, 3, 1, 4}) {
      writes.add(Notes.insert(store, number, "n" + number));
    }
    gate.countDown();
    held.get(30, TimeUnit.SECONDS);
    List<Boolean> failed = new ArrayList<>();
    for (CompletableFuture<Written<Long>> write : writes) {
      failed.add(write.handle((written, failure) -> failure != null).get(30, TimeUnit.SECONDS));
    }
    assertThat(failed).containsExactly(false, false, true, false, true, false);
    assertThat(Notes.numbers(store)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void anErrorOfATransactionIsItsOwn() throws Exception {
    CompletableFuture<Written<Object>> failing =
        store.write(
            changes -> {
              throw new StackOverflowError("too deep");
            });
    assertThatThrownBy(() -> failing.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(Notes.insert(store, 1, "one").get(30, TimeUnit.SECONDS).durability())
        .isEqualTo(Durability.DURABLE);
  }

  @Test
  void manyThatWaitShareFewCommits() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Written<Boolean>> held = hold(gate);
    long before = store.health().commits();
    List<CompletableFuture<Written<Long>>> writes =
        LongStream.range(0, 500).mapToObj(i -> Notes.insert(store, i, "n")).toList();
    gate.countDown();
    held.get(30, TimeUnit.SECONDS);
    for (CompletableFuture<Written<Long>> write : writes) {
      assertThat(write.get(60, TimeUnit.SECONDS).durability()).isEqualTo(Durability.DURABLE);
    }
    assertThat(store.health().commits() - before).isLessThan(250);
    assertThat(Notes.numbers(store)).hasSize(500);
  }

  @Test
  void changesAreMadeInTheirOrder() throws Exception {
    Notes.insert(store, 1, "").get(30, TimeUnit.SECONDS);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String next = i + ",";
      expected.append(next);
      CompletableFuture<Written<Boolean>> unused =
          store.write(
              changes -> {
                changes.execute(Notes.APPEND, next, 1);
                return true;
              });
    }
    store.writeAndWait(changes -> true);
    assertThat(Notes.bodies(store)).containsExactly(expected.toString());
  }

  @Test
  void oneTooManyThatWaitsIsRefusedAtOnce() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Written<Boolean>> held = hold(gate);
    List<CompletableFuture<Written<Boolean>>> writes = new ArrayList<>();
    for (int i = 0; i < StateStore.MAX_QUEUED; i++) {
      writes.add(store.write(changes -> true));
    }
    CompletableFuture<Written<Boolean>> refused = store.write(changes -> true);
    assertThat(refused).isCompletedExceptionally();
    assertThatThrownBy(refused::get).hasCauseInstanceOf(StoreUnavailableException.class);
    assertThat(store.health().refused()).isEqualTo(1);
    assertThat(store.health().queued()).isEqualTo(StateStore.MAX_QUEUED);
    gate.countDown();
    held.get(30, TimeUnit.SECONDS);
    for (CompletableFuture<Written<Boolean>> write : writes) {
      assertThat(write.get(100, TimeUnit.SECONDS).durability()).isEqualTo(Durability.DURABLE);
    }
  }

  @Test
  void whoWritesNeverWaitsForTheWriter() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Written<Boolean>> held = hold(gate);
    CompletableFuture<Written<Long>> waiting = Notes.insert(store, 1, "one");
    assertThat(waiting).isNotDone();
    assertThat(Notes.numbers(store)).as("and who reads does not either").isEmpty();
    gate.countDown();
    held.get(30, TimeUnit.SECONDS);
    assertThat(waiting.get(30, TimeUnit.SECONDS).value()).isEqualTo(1);
  }

  @Test
  void instancesDoNotSeeEachOther() throws Exception {
    Notes.insert(store, 1, "of local").get(30, TimeUnit.SECONDS);
    store.close();
    try (StateStore other = open("other")) {
      assertThat(Notes.bodies(other)).isEmpty();
      Notes.insert(other, 1, "of other").get(30, TimeUnit.SECONDS);
    }
    store = open("local");
    assertThat(Notes.bodies(store)).containsExactly("of local");
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() throws Exception {
    assertThatThrownBy(
            () -> store.read(rows -> rows.list(Notes.FOREVER, row -> row.number("number"))))
        .isInstanceOf(StoreException.class);
    assertThat(Notes.numbers(store)).isEmpty();
  }

  @Test
  void aQueryThatFindsTooMuchIsRefused() {
    assertThatThrownBy(() -> store.read(rows -> rows.list(Notes.MANY, row -> row.number("number"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("100000 rows");
  }

  @Test
  void aQueryCannotChangeAnything() throws Exception {
    assertThatThrownBy(() -> store.read(rows -> rows.list(Notes.INSERT, row -> 1, 1, "one")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Notes.numbers(store)).isEmpty();
  }

  @Test
  void aStatementWithTooFewOrTooManyParametersIsRefused() {
    for (Object[] parameters : new Object[][] {{1}, {1, "one", 2}, {1, this}}) {
      assertThatThrownBy(
              () ->
                  store.writeAndWait(
                      changes -> {
                        changes.execute(Notes.INSERT, parameters);
                        return true;
                      }))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void closingMakesWhatWaitsDurableFirst() throws Exception {
    List<CompletableFuture<Written<Long>>> writes =
        LongStream.range(0, 300).mapToObj(i -> Notes.insert(store, i, "n")).toList();
    store.close();
    assertThat(writes)
        .allSatisfy(write -> assertThat(write.get(0, TimeUnit.SECONDS).value()).isNotNegative());
    store = open("local");
    assertThat(Notes.numbers(store)).hasSize(300);
  }

  @Test
  void afterItsCloseAllIsRefused() throws Exception {
    store.close();
    store.close();
    assertThatThrownBy(() -> Notes.numbers(store)).isInstanceOf(StoreUnavailableException.class);
    CompletableFuture<Written<Long>> late = Notes.insert(store, 1, "one");
    assertThatThrownBy(late::get).hasCauseInstanceOf(StoreUnavailableException.class);
    assertThat(store.health().durable()).isFalse();
  }

  /** Holds the writer in a transaction until the gate opens. */
  private CompletableFuture<Written<Boolean>> hold(CountDownLatch gate) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Written<Boolean>> held =
        store.write(
            changes -> {
              inside.countDown();
              try {
                return gate.await(60, TimeUnit.SECONDS);
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
            });
    assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    return held;
  }

  private void reopen() throws Exception {
    store.close();
    store = open("local");
  }
}
