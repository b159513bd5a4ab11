package dev.fossawatch.demo.reports;

/**
 * How a region does.
 *
 * @param region its name
 * @param stores how many stores are there
 * @param openOrders how many work orders wait
 * @param closedOrders how many are done
 * @param minutes how long one took on average, in minutes
 */
record RegionFigures(String region, int stores, int openOrders, int closedOrders, long minutes) {}
