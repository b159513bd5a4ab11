package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.probe.Profile;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;
import java.util.Map;

/**
 * What a parameter is for: as set, else by a name that leaves no doubt, else by the shape of its
 * value. Nothing that an attacker may choose makes a parameter less watched: only a value that is
 * opaque throughout counts as a token, whatever its name says.
 */
final class Profiles {
  private static final int SHORTEST_TOKEN = 20;
  private static final int LONGEST_NAME = 48;

  private final Map<String, Profile> set;

  Profiles(Map<String, Profile> set) {
    this.set = set;
  }

  Profile of(Place place, CharSequence name, Text value) {
    if (!set.isEmpty() && name.length() <= LONGEST_NAME) {
      Profile profile = set.get(lower(name));
      if (profile != null) {
        return profile;
      }
    }
    return isOpaque(value) && place != Place.PATH ? Profile.TOKEN : Profile.TEXT;
  }

  private static String lower(CharSequence name) {
    return name.toString().toLowerCase(java.util.Locale.ROOT);
  }

  /** Hexadecimal, UUID, base64 or base64url of some length: letters and digits mixed, no blank. */
  private static boolean isOpaque(Text value) {
    int length = value.length();
    if (length < SHORTEST_TOKEN) {
      return false;
    }
    char[] chars = value.chars();
    int digits = 0;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (!Ascii.isLetter(c) && c != '-' && c != '_' && c != '+' && c != '/' && c != '=') {
        return false;
      }
    }
    return digits > 1 && chars[0] != '/';
  }
}
