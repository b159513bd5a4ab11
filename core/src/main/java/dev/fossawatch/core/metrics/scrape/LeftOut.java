package dev.fossawatch.core.metrics.scrape;

import dev.fossawatch.core.metrics.MeterProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meters that a scrape goes without, each with the first thing that was wrong with it. */
final class LeftOut {
  private final Map<String, String> reasons = new LinkedHashMap<>();

  void add(String meter, String reason) {
    if (reasons.size() < ScrapeLimits.PROBLEMS) {
      reasons.putIfAbsent(meter, reason);
    }
  }

  List<MeterProblem> problems() {
    return reasons.entrySet().stream()
        .map(entry -> new MeterProblem(entry.getKey(), entry.getValue()))
        .toList();
  }
}
