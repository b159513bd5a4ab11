package dev.fossawatch.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request's header fields, searched one after the other as servers do, without allocation.
 *
 * @param names the names, in the order received
 * @param lists the values of each, at the same places
 */
record HeaderFields(List<String> names, List<List<String>> lists) {
  HeaderFields {
    names = List.copyOf(names);
    lists = List.copyOf(lists);
  }

  /** Ten fields as a browser sends them, without any a proxy adds. */
  static HeaderFields ofBrowser() {
    return new HeaderFields(
        List.of(
            "Host",
            "User-Agent",
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Referer",
            "Connection",
            "Cookie",
            "Sec-Fetch-Mode",
            "Sec-Fetch-Site"),
        List.of(
            List.of("shop.example.com"),
            List.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            List.of("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            List.of("en-US,en;q=0.8,de;q=0.5"),
            List.of("gzip, deflate, br"),
            List.of("https://shop.example.com/stores/17"),
            List.of("keep-alive"),
            List.of("session=5f2b6c1e9a7d4f0c8b3e; theme=light"),
            List.of("navigate"),
            List.of("same-origin")));
  }

  /** A single field. */
  static HeaderFields of(String name, String value) {
    return new HeaderFields(List.of(name), List.of(List.of(value)));
  }

  @Nullable String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.get(0);
  }

  List<String> all(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return lists.get(i);
      }
    }
    return List.of();
  }
}
