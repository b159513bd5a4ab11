package dev.fossawatch.demo.orders;

/**
 * Something that happened to a work order.
 *
 * @param type {@code created}, {@code commented}, {@code photo} or {@code closed}
 * @param orderId to which
 * @param title what the order is about
 * @param by who did it
 */
public record OrderEvent(String type, long orderId, String title, String by) {}
