package dev.fossawatch.promql.ruletest;

import dev.fossawatch.promql.model.GoText;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The labels and annotations of an alert; unlike labels of series, values may be empty. */
record AlertTexts(SortedMap<String, String> labels, SortedMap<String, String> annotations) {
  static final Comparator<AlertTexts> ORDER =
      Comparator.comparing((AlertTexts texts) -> flat(texts.labels), AlertTexts::compare)
          .thenComparing(texts -> flat(texts.annotations), AlertTexts::compare);

  private static List<String> flat(SortedMap<String, String> texts) {
    return texts.entrySet().stream()
        .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static int compare(List<String> first, List<String> second) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      int order = first.get(i).compareTo(second.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(first.size(), second.size());
  }

  /** Alerts as a failure shows them. */
  static String show(List<AlertTexts> alerts) {
    if (alerts.isEmpty()) {
      return "[]";
    }
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < alerts.size(); i++) {
      text.append(i == 0 ? "\n" : ",\n").append(i).append(":\n");
      text.append(alerts.get(i).toString().indent(2).stripTrailing());
    }
    return text.append("\n]").toString();
  }

  @Override
  public String toString() {
    return "Labels:" + braces(labels) + "\nAnnotations:" + braces(annotations);
  }

  private static String braces(SortedMap<String, String> texts) {
    return texts.entrySet().stream()
        .map(entry -> GoText.labelName(entry.getKey()) + "=" + GoText.quote(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
