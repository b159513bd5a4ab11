package dev.fossawatch.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The parameters of a request, checked on the way in. */
public final class Form {
  private Form() {}

  /** A parameter with something in it, at most so many characters long. */
  public static String required(HttpServletRequest request, String name, int maxLength) {
    String value = optional(request, name, maxLength);
    if (value.isEmpty()) {
      throw Refusal.badRequest("Please fill in " + name + ".");
    }
    return value;
  }

  /** A parameter without the blanks around it; empty where it is absent. */
  public static String optional(HttpServletRequest request, String name, int maxLength) {
    String value = request.getParameter(name);
    if (value == null) {
      return "";
    }
    if (value.length() > maxLength) {
      throw Refusal.badRequest("At most " + maxLength + " characters fit into " + name + ".");
    }
    return value.strip();
  }

  /** A parameter that is a whole number within bounds, or the fallback where it is absent. */
  public static int number(HttpServletRequest request, String name, int fallback, int max) {
    String value = optional(request, name, 20);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // refused below, like one that is too large
    }
    throw Refusal.badRequest(name + " is a number from 0 to " + max + ".");
  }

  /** A parameter that is one of an enum's names in any case. */
  public static <E extends Enum<E>> E choice(String value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    throw Refusal.badRequest(
        "There is no such " + type.getSimpleName().toLowerCase(Locale.ROOT) + ".");
  }
}
