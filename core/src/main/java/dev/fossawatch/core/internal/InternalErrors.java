package dev.fossawatch.core.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of our own: counted each time, logged with a stack trace the first time at each place, and
 * never passed on to the watched application. Thread-safe.
 */
public final class InternalErrors {
  private static final Logger LOG = LoggerFactory.getLogger(InternalErrors.class);

  private final Map<String, LongAdder> byPlace = new ConcurrentHashMap<>();

  /**
   * Counts a fault and logs it if it is the first at this place.
   *
   * @param place a constant of the calling code, such as {@code exchange.end}; never request data
   */
  public void record(String place, Throwable fault) {
    LongAdder fresh = new LongAdder();
    LongAdder known = byPlace.putIfAbsent(place, fresh);
    (known == null ? fresh : known).increment();
    if (known == null) {
      LOG.warn(
          "Fossawatch failed at {}; the application is not affected. Further failures at this place"
              + " are only counted, in fossawatch_internal_errors_total.",
          place,
          fault);
    }
  }

  /** How often each place has failed so far, by place. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    byPlace.forEach((place, count) -> counts.put(place, count.sum()));
    return counts;
  }
}
