package dev.fossawatch.demo.orders;

import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.data.SqlFile;
import dev.fossawatch.demo.web.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work orders in the database; tells the {@link OrderEvents} what happens. Thread-safe. */
public final class WorkOrders {
  private static final int PAGE = 25;

  private final Database database;
  private final OrderEvents events;
  private final TimeSource time;
  private final SqlFile sql = SqlFile.beside(WorkOrders.class, "orders.sql");

  public WorkOrders(Database database, OrderEvents events, TimeSource time) {
    this.database = database;
    this.events = events;
    this.time = time;
  }

  /** A page of 25, the newest first. */
  public List<WorkOrder> list(Status status, int page) {
    return database.list(sql.get("list"), WorkOrders::order, status.name(), page * PAGE);
  }

  /** At most 50 with these letters in title or description, the newest first. */
  public List<WorkOrder> search(String text) {
    return database.list(sql.get("search"), WorkOrders::order, text);
  }

  /** The one with that id. */
  public Optional<WorkOrder> find(long id) {
    return database.first(sql.get("by id"), WorkOrders::order, id);
  }

  /** Adds one that somebody wrote here; returns its id. */
  public long create(NewOrder order, String by) {
    return add(null, order, by);
  }

  /** Adds one from the outside service, unless it is there already; tells whether it was new. */
  public boolean fetched(String externalId, NewOrder order) {
    long known = database.first(sql.get("known"), row -> row.getLong(1), externalId).orElse(0L);
    if (known == 0) {
      add(externalId, order, "workfossa");
    }
    return known == 0;
  }

  private long add(@Nullable String externalId, NewOrder order, String by) {
    long id =
        database.insert(
            sql.get("create"),
            externalId,
            order.storeId(),
            order.title(),
            order.description(),
            order.priority().name(),
            by,
            time.now());
    Counter.builder("work.orders")
        .description("Work orders created.")
        .tag("priority", order.priority().name())
        .register(Metrics.globalRegistry)
        .increment();
    events.publish(new OrderEvent("created", id, order.title(), by));
    return id;
  }

  /** Closes an open one; one that is closed already is refused. */
  void close(WorkOrder order, String by) {
    if (database.update(sql.get("close"), by, time.now(), order.id()) == 0) {
      throw Refusal.badRequest("This work order is closed already.");
    }
    events.publish(new OrderEvent("closed", order.id(), order.title(), by));
  }

  /** Its comments, the oldest first, at most 100. */
  List<Comment> comments(long orderId) {
    return database.list(
        sql.get("comments"),
        row ->
            new Comment(
                row.getString("author"),
                row.getString("body"),
                row.getObject("created_at", Instant.class)),
        orderId);
  }

  void comment(WorkOrder order, String body, String by) {
    database.insert(sql.get("comment"), order.id(), by, body, time.now());
    events.publish(new OrderEvent("commented", order.id(), order.title(), by));
  }

  /** Its photos, the oldest first, at most 100. */
  List<Photo> photos(long orderId) {
    return database.list(
        sql.get("photos"),
        row ->
            new Photo(row.getLong("id"), row.getString("file_name"), row.getString("content_type")),
        orderId);
  }

  void addPhoto(WorkOrder order, Upload upload, String by) {
    database.insert(
        sql.get("photo"),
        order.id(),
        upload.fileName(),
        upload.contentType(),
        upload.content(),
        by);
    events.publish(new OrderEvent("photo", order.id(), order.title(), by));
  }

  Optional<Upload> photo(long orderId, long photoId) {
    return database.first(
        sql.get("photo content"),
        row -> new Upload("", row.getString("content_type"), row.getBytes("content")),
        orderId,
        photoId);
  }

  /** Forgets the oldest, so that the database stays small: 2,000 orders, 100 photos remain. */
  public void forgetOld() {
    database.update(sql.get("forget orders"));
    database.update(sql.get("forget comments"));
    database.update(sql.get("forget photos"));
  }

  private static WorkOrder order(ResultSet row) throws SQLException {
    return new WorkOrder(
        row.getLong("id"),
        row.getLong("store_id"),
        row.getString("store_number"),
        row.getString("title"),
        row.getString("description"),
        Priority.valueOf(row.getString("priority")),
        Status.valueOf(row.getString("status")),
        row.getString("created_by"),
        row.getObject("created_at", Instant.class),
        row.getString("closed_by"),
        row.getObject("closed_at", Instant.class));
  }
}
