package dev.fossawatch.core.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords with PBKDF2-HMAC-SHA256 (RFC 8018). Each run costs a core some tenths
 * of a second, so two run at once, a few wait for a moment, and the rest is turned away: whoever
 * sends many passwords slows down other log-ins at most. Thread-safe.
 */
final class Passwords {
  /** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256. */
  static final int ITERATIONS = 600_000;

  static final int MIN_LENGTH = 12;
  static final int MAX_LENGTH = 500;
  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE = 2;
  private static final int WAITING = 16;
  private static final long WAIT_SECONDS = 5;

  private final int iterations;
  private final Secrets secrets;
  private final PasswordHash nobody;
  private final Semaphore admitted = new Semaphore(AT_ONCE + WAITING);
  private final Semaphore running = new Semaphore(AT_ONCE, true);

  Passwords(Secrets secrets, int iterations) {
    this.secrets = secrets;
    this.iterations = iterations;
    nobody =
        new PasswordHash(
            PasswordHash.ALGORITHM,
            iterations,
            base64(secrets.bytes(SALT_BYTES)),
            base64(secrets.bytes(PasswordHash.HASH_BYTES)));
  }

  /**
   * @throws IllegalArgumentException if the password is too short or too long
   * @throws BusyException if too many passwords are being worked on
   */
  PasswordHash hash(String password) {
    if (password.codePointCount(0, password.length()) < MIN_LENGTH
        || password.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
    }
    byte[] salt = secrets.bytes(SALT_BYTES);
    byte[] hash = derive(password, salt, iterations);
    return new PasswordHash(PasswordHash.ALGORITHM, iterations, base64(salt), base64(hash));
  }

  /**
   * Whether the password is the stored one. Where there is none, this takes as long and answers no.
   *
   * @throws BusyException if too many passwords are being worked on
   */
  boolean matches(String password, @Nullable PasswordHash stored) {
    PasswordHash against = stored == null ? nobody : stored;
    String bounded = password.length() > MAX_LENGTH ? "" : password;
    byte[] derived = derive(bounded, against.saltBytes(), against.iterations());
    boolean equal = MessageDigest.isEqual(derived, against.hashBytes());
    return equal && stored != null;
  }

  private byte[] derive(String password, byte[] salt, int rounds) {
    if (!admitted.tryAcquire()) {
      throw new BusyException();
    }
    try {
      return inTurn(password, salt, rounds);
    } finally {
      admitted.release();
    }
  }

  private byte[] inTurn(String password, byte[] salt, int rounds) {
    try {
      if (!running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return pbkdf2(password, salt, rounds);
    } finally {
      running.release();
    }
  }

  private static byte[] pbkdf2(String password, byte[] salt, int rounds) {
    char[] characters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, PasswordHash.HASH_BYTES * 8);
    try {
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return factory.generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK has PBKDF2WithHmacSHA256", impossible);
    } finally {
      spec.clearPassword();
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
