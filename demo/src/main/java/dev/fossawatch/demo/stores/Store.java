package dev.fossawatch.demo.stores;

/**
 * A customer's store.
 *
 * @param id its number in the database
 * @param number the customer's own number, such as {@code S-1007}
 * @param brand the customer
 * @param street street and house number
 * @param city the city
 * @param region North, East, South or West
 * @param openOrders how many work orders wait there
 */
public record Store(
    long id,
    String number,
    String brand,
    String street,
    String city,
    String region,
    int openOrders) {}
