package dev.fossawatch.core.health;

import org.jspecify.annotations.Nullable;

/**
 * What an HTTP check wants to see.
 *
 * @param statuses status codes, such as {@code 200-299,304}
 * @param bodyContains text that must occur in the first 64 KiB of the body, read as UTF-8; null
 *     where the body does not matter and is not read
 * @param certificateDays days a certificate must still be valid, else degraded; 0 or more
 */
public record HttpExpectation(String statuses, @Nullable String bodyContains, int certificateDays) {
  /** Any 2xx, and a certificate that lasts two weeks. */
  public static final HttpExpectation ANY_SUCCESS = new HttpExpectation("200-299", null, 14);

  /**
   * @throws IllegalArgumentException naming what is no list of status codes or no number of days
   */
  public HttpExpectation {
    StatusCodes.parse(statuses);
    if (certificateDays < 0) {
      throw new IllegalArgumentException(
          "days a certificate must last: 0 or more, not " + certificateDays);
    }
  }
}
