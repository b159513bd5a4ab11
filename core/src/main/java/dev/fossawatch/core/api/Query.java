package dev.fossawatch.core.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query or of a form, taken strictly: one that is unknown, repeated or
 * malformed is a problem, so that a typing error is not answered with something else than was
 * asked.
 */
final class Query {
  private static final int MAX_LENGTH = 8 * 1024;
  private static final int MAX_PARAMETERS = 100;

  private final Map<String, List<String>> values = new HashMap<>();

  private Query() {}

  static Query parse(@Nullable String encoded, List<Parameter> known) {
    Query query = new Query();
    if (encoded == null || encoded.isEmpty()) {
      return query;
    }
    if (encoded.length() > MAX_LENGTH) {
      throw ProblemException.invalid("More than " + MAX_LENGTH + " characters of parameters.");
    }
    String[] pairs = encoded.split("&", MAX_PARAMETERS + 1);
    if (pairs.length > MAX_PARAMETERS) {
      throw ProblemException.invalid("More than " + MAX_PARAMETERS + " parameters.");
    }
    for (String pair : pairs) {
      query.add(pair, known);
    }
    return query;
  }

  private void add(String pair, List<Parameter> known) {
    int equals = pair.indexOf('=');
    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
    Parameter parameter =
        known.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, known));
    List<String> sofar = values.computeIfAbsent(name, key -> new ArrayList<>());
    if (!sofar.isEmpty() && !(parameter instanceof Parameter.Texts)) {
      throw ProblemException.invalid("The parameter '" + name + "' is given more than once.");
    }
    sofar.add(value);
  }

  private static ProblemException unknown(String name, List<Parameter> known) {
    String names = String.join(", ", known.stream().map(Parameter::name).toList());
    return ProblemException.invalid(
        "The parameter '"
            + name
            + "' is not known here; "
            + (names.isEmpty() ? "there are none." : "known are: " + names + "."));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid("The parameters are not percent-encoded properly.");
    }
  }

  int value(Parameter.Whole parameter) {
    List<String> given = values.getOrDefault(parameter.name(), List.of());
    if (given.isEmpty()) {
      return parameter.byDefault();
    }
    try {
      int value = Integer.parseInt(given.get(0));
      if (value >= parameter.min() && value <= parameter.max()) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as a number out of range is
    }
    throw ProblemException.invalid(
        "The parameter '%s' is a whole number from %d to %d."
            .formatted(parameter.name(), parameter.min(), parameter.max()));
  }

  List<String> values(Parameter.Texts parameter) {
    return List.copyOf(values.getOrDefault(parameter.name(), List.of()));
  }

  Optional<String> value(Parameter.Text parameter) {
    return values.getOrDefault(parameter.name(), List.of()).stream().findFirst();
  }
}
