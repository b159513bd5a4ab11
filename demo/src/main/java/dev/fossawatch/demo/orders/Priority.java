package dev.fossawatch.demo.orders;

/** How soon somebody must come. */
public enum Priority {
  LOW,
  NORMAL,
  URGENT
}
