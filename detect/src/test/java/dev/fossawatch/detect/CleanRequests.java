package dev.fossawatch.detect;

import dev.fossawatch.detect.parts.SentRequest;

/** Requests as browsers and programs send them all day. */
final class CleanRequests {
  private CleanRequests() {}

  /** A GET with ten headers and five parameters. */
  static SentRequest get() {
    return SentRequest.to(
            "GET",
            "/catalogue/garden-tools?page=2&sort=price&category=garden%20tools&min=10&max=250")
        .header("Host", "shop.example.com")
        .header(
            "User-Agent",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36")
        .header(
            "Accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8")
        .header("Accept-Language", "en-GB,en;q=0.8")
        .header("Accept-Encoding", "gzip, deflate, br")
        .header("Referer", "https://shop.example.com/catalogue/garden-tools?page=1")
        .header("Cookie", "SESSION=156ac559b9acce0c; theme=light")
        .header("Cache-Control", "max-age=0")
        .header("Connection", "keep-alive")
        .header("Upgrade-Insecure-Requests", "1")
        .build();
  }

  /** A POST of about 1.9 KB of JSON with 92 leaves. */
  static SentRequest json() {
    StringBuilder body = new StringBuilder("{\"order\":4711,\"items\":[");
    for (int i = 0; i < 15; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"sku\":\"GT-")
          .append(1000 + i)
          .append("\",\"name\":\"Garden rake, ")
          .append(i)
          .append(" teeth, ash handle\",\"count\":")
          .append(i)
          .append(",\"price\":\"12.")
          .append(10 + i)
          .append("\",\"note\":\"please wrap\",\"gift\":false}");
    }
    body.append("],\"comment\":\"Leave it with the neighbours, please.\"}");
    return SentRequest.to("POST", "/api/v1/orders")
        .header("Host", "shop.example.com")
        .body("application/json", body.toString())
        .build();
  }
}
