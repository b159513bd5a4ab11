package dev.fossawatch.demo.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A work order.
 *
 * @param id its number
 * @param storeId the store it is for
 * @param storeNumber the store's own number
 * @param title what it is about
 * @param description what is known
 * @param priority how soon somebody must come
 * @param status where it stands
 * @param createdBy who wrote it
 * @param createdAt when
 * @param closedBy who closed it; null while it is open
 * @param closedAt when; null while it is open
 */
public record WorkOrder(
    long id,
    long storeId,
    String storeNumber,
    String title,
    String description,
    Priority priority,
    Status status,
    String createdBy,
    Instant createdAt,
    @Nullable String closedBy,
    @Nullable Instant closedAt) {

  /** Whether it still waits. */
  public boolean open() {
    return status == Status.OPEN;
  }
}
