package dev.fossawatch.bench.bare;

import java.util.List;

/**
 * An order as it travels in JSON.
 *
 * @param id the number of the order
 * @param customer who ordered
 * @param lines what was ordered
 */
record Order(long id, String customer, List<Line> lines) {

  /**
   * One line of an order.
   *
   * @param article the article's number
   * @param description the article in words
   * @param quantity how many
   * @param cents the price of one
   */
  record Line(String article, String description, int quantity, long cents) {}

  long totalCents() {
    return lines.stream().mapToLong(line -> line.quantity() * line.cents()).sum();
  }
}
