package dev.fossawatch.demo.orders;

/** Where a work order stands. */
public enum Status {
  OPEN,
  CLOSED
}
