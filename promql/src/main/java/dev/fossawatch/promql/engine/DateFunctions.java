package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.parser.Expr;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Functions that read a number of seconds since 1970 as a date in UTC. Dates beyond what Java can
 * hold, and NaN, give the nearest that it can.
 */
final class DateFunctions {
  private static final Map<String, ToIntFunction<ZonedDateTime>> FIELDS =
      Map.of(
          "minute", ZonedDateTime::getMinute,
          "hour", ZonedDateTime::getHour,
          "day_of_week", date -> date.getDayOfWeek().getValue() % 7,
          "day_of_month", ZonedDateTime::getDayOfMonth,
          "day_of_year", ZonedDateTime::getDayOfYear,
          "days_in_month", date -> (int) date.range(ChronoField.DAY_OF_MONTH).getMaximum(),
          "month", ZonedDateTime::getMonthValue,
          "year", ZonedDateTime::getYear);

  static final Set<String> NAMES = FIELDS.keySet();

  private DateFunctions() {}

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    ToIntFunction<ZonedDateTime> field = Objects.requireNonNull(FIELDS.get(call.function().name()));
    List<Column> columns =
        call.args().isEmpty()
            ? new ArrayList<>(List.of(Evaluator.unlabelled(evaluator.times())))
            : evaluator.vector(call.args().get(0));
    return ElementFunctions.map(columns, seconds -> field.applyAsInt(date(seconds)));
  }

  private static ZonedDateTime date(double seconds) {
    long whole =
        Math.max(
            Instant.MIN.getEpochSecond() + 86_400,
            Math.min(Instant.MAX.getEpochSecond() - 86_400, (long) seconds));
    return Instant.ofEpochSecond(whole).atZone(ZoneOffset.UTC);
  }
}
