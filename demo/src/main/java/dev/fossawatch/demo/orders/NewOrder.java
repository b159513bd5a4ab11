package dev.fossawatch.demo.orders;

import dev.fossawatch.demo.web.Refusal;

/**
 * What somebody wants done. Refuses what does not fit.
 *
 * @param storeId where
 * @param title what it is about, 1 to 120 characters
 * @param description what is known, up to 2,000 characters; empty where none was sent
 * @param priority how soon; normal where none was sent
 */
public record NewOrder(long storeId, String title, String description, Priority priority) {
  private static final int MAX_TITLE = 120;
  static final int MAX_DESCRIPTION = 2_000;

  public NewOrder {
    description = description == null ? "" : description;
    priority = priority == null ? Priority.NORMAL : priority;
    if (title == null || title.isBlank() || title.length() > MAX_TITLE) {
      throw Refusal.badRequest("A title has 1 to " + MAX_TITLE + " characters.");
    }
    if (description.length() > MAX_DESCRIPTION) {
      throw Refusal.badRequest("A description has at most " + MAX_DESCRIPTION + " characters.");
    }
  }
}
