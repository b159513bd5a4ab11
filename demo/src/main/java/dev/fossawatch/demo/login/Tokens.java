package dev.fossawatch.demo.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets nobody can guess. Thread-safe. */
public final class Tokens {
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** A new one: 192 random bits in hexadecimal digits. */
  public static String make() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  /** Whether two are the same, in a time that tells nothing about where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
