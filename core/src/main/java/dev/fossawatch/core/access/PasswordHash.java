package dev.fossawatch.core.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Base64;

/**
 * A password as it is stored: a salted slow hash with the parameters it was made with, so that
 * stronger ones can follow without making old ones invalid.
 *
 * @param algorithm {@link #ALGORITHM}
 * @param iterations 1 to 10,000,000
 * @param salt at least 16 random bytes, in Base64
 * @param hash 32 bytes, in Base64
 */
record PasswordHash(
    @JsonProperty(required = true) String algorithm,
    @JsonProperty(required = true) int iterations,
    @JsonProperty(required = true) String salt,
    @JsonProperty(required = true) String hash) {
  static final String ALGORITHM = "PBKDF2-HMAC-SHA256";
  static final int HASH_BYTES = 32;
  private static final int MIN_SALT_BYTES = 16;
  private static final int MAX_ITERATIONS = 10_000_000;

  PasswordHash {
    if (!ALGORITHM.equals(algorithm) || iterations < 1 || iterations > MAX_ITERATIONS) {
      throw new IllegalArgumentException("unknown password hash");
    }
    if (bytes(salt).length < MIN_SALT_BYTES || bytes(hash).length != HASH_BYTES) {
      throw new IllegalArgumentException("damaged password hash");
    }
  }

  byte[] saltBytes() {
    return bytes(salt);
  }

  byte[] hashBytes() {
    return bytes(hash);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  @Override
  public String toString() {
    return "PasswordHash[" + iterations + "]";
  }
}
