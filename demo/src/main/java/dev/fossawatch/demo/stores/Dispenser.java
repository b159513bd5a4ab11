package dev.fossawatch.demo.stores;

/**
 * A fuel dispenser.
 *
 * @param id its number in the database
 * @param storeId where it stands
 * @param position its place on the forecourt, from 1
 * @param maker who made it
 * @param model which model
 * @param grades the fuels it sells
 * @param controllerAddress where its controller is reached in the customer's network
 */
public record Dispenser(
    long id,
    long storeId,
    int position,
    String maker,
    String model,
    String grades,
    String controllerAddress) {}
