package dev.fossawatch.demo.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2 (RFC 8018) with HMAC-SHA-512, written {@code
 * pbkdf2$iterations$salt$hash} with salt and hash in Base64. Immutable.
 */
final class PasswordHash {
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  static PasswordHash of(String password) {
    byte[] salt = random(SALT_BYTES);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /** One that no password is known for, and that takes as long to try as any other. */
  static PasswordHash unknown() {
    return new PasswordHash(ITERATIONS, random(SALT_BYTES), random(HASH_BITS / 8));
  }

  private static byte[] random(int bytes) {
    byte[] made = new byte[bytes];
    new SecureRandom().nextBytes(made);
    return made;
  }

  static PasswordHash parse(String stored) {
    List<String> fields = List.of(stored.split("\\$", -1));
    if (fields.size() != 4 || !fields.get(0).equals("pbkdf2")) {
      throw new IllegalArgumentException("not a stored password");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(fields.get(1)),
        base64.decode(fields.get(2)),
        base64.decode(fields.get(3)));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    } finally {
      key.clearPassword();
    }
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2$"
        + iterations
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
