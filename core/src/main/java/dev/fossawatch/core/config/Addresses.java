package dev.fossawatch.core.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Checks addresses as they are written. Never asks a name server. */
final class Addresses {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
  private static final Pattern NUMBERS_AND_DOTS = Pattern.compile("[0-9.]+");

  private Addresses() {}

  /** A literal address, or one followed by {@code /} and the length of a prefix. */
  static String range(String text) throws BadValue {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!isIpv4(address) && !isIpv6(address)) {
      throw new BadValue("is not a literal address");
    }
    if (slash >= 0) {
      checkPrefix(text.substring(slash + 1), isIpv4(address) ? 32 : 128);
    }
    return text;
  }

  /** A literal address or a host name. */
  static String host(String text) throws BadValue {
    boolean name = HOST_NAME.matcher(text).matches() && !NUMBERS_AND_DOTS.matcher(text).matches();
    if (!name && !isIpv4(text) && !isIpv6(text)) {
      throw new BadValue("is neither an address nor a host name");
    }
    return text;
  }

  private static void checkPrefix(String prefix, int longest) throws BadValue {
    if (!prefix.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(prefix) > longest) {
      throw new BadValue("has a prefix that is not between 0 and " + longest);
    }
  }

  private static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /** What holds a colon and only hexadecimal digits is parsed by the JDK without any look-up. */
  private static boolean isIpv6(String text) {
    if (text.indexOf(':') < 0 || !IPV6_CHARACTERS.matcher(text).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
