package dev.fossawatch.demo.workfossa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.orders.NewOrder;
import dev.fossawatch.demo.orders.OrderEvents;
import dev.fossawatch.demo.orders.Priority;
import dev.fossawatch.demo.orders.Status;
import dev.fossawatch.demo.orders.WorkOrders;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
  @TempDir private Path directory;
  private Database database;
  private WorkOrders orders;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    orders = new WorkOrders(database, new OrderEvents(), TimeSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void newWorkOrdersAreTakenOverEachTime() throws Exception {
    try (WorkFossa service = WorkFossa.start(n -> false, "run")) {
      Sync sync = new Sync(service.address(), orders);
      assertThat(sync.run()).isEqualTo(2);
      assertThat(sync.run()).isEqualTo(2);
    }
    assertThat(orders.list(Status.OPEN, 0))
        .filteredOn(order -> order.createdBy().equals("workfossa"))
        .hasSize(4);
  }

  @Test
  void aWorkOrderThatIsThereAlreadyIsNotTakenOverAgain() throws Exception {
    for (int expected : new int[] {2, 0}) {
      try (WorkFossa service = WorkFossa.start(n -> false, "same run")) {
        assertThat(new Sync(service.address(), orders).run()).isEqualTo(expected);
      }
    }
  }

  @Test
  void aServiceThatIsDownIsAFailedRun() throws Exception {
    try (WorkFossa service = WorkFossa.start(n -> true, "run")) {
      assertThatThrownBy(() -> new Sync(service.address(), orders).run())
          .isInstanceOf(WorkFossaUnavailable.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void aServiceThatIsGoneIsAFailedRun() throws Exception {
    URI gone;
    try (WorkFossa service = WorkFossa.start(n -> false, "run")) {
      gone = service.address();
    }
    assertThatThrownBy(() -> new Sync(gone, orders).run()).isInstanceOf(IOException.class);
  }

  @Test
  void everyNewWorkOrderIsCounted() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      orders.create(new NewOrder(1, "Drips", "", Priority.URGENT), "diana");
      assertThat(registry.counter("work.orders", "priority", "URGENT").count()).isEqualTo(1);
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  @Test
  void theOldestWorkOrdersAreForgottenBeyondTwoThousand() {
    database.update(
        "INSERT INTO work_orders (store_id, title, description, priority, status, created_by,"
            + " created_at) SELECT 1, 'x', '', 'LOW', 'OPEN', 'x', CURRENT_TIMESTAMP FROM"
            + " SYSTEM_RANGE(1, 1900)");
    orders.forgetOld();
    assertThat(database.list("SELECT COUNT(*), MIN(id) FROM work_orders", row -> row.getLong(1)))
        .containsExactly(2_000L);
    assertThat(orders.find(100)).isEmpty();
    assertThat(orders.find(101)).isPresent();
  }
}
