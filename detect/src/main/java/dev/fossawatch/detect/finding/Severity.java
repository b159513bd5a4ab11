package dev.fossawatch.detect.finding;

/** How much harm an attack of a class does when it succeeds, from little to most. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
