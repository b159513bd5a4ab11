package dev.fossawatch.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema.
 *
 * @param version its place in the order, from 1 without gaps
 * @param file the resource that holds it, such as {@code V001__audit.sql}
 * @param script its statements
 */
record Migration(int version, String file, String script) {
  private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");

  Migration {
    Matcher matcher = NAME.matcher(file);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != version) {
      throw new IllegalArgumentException(file + " is no migration of version " + version);
    }
  }

  List<String> statements() {
    return SqlFile.statements(script);
  }

  /** The SHA-256 of the script, however its lines end. */
  String checksum() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(script.replace("\r\n", "\n").getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
