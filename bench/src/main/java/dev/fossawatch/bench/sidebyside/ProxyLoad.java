package dev.fossawatch.bench.sidebyside;

/** What is asked of the proxies. */
enum ProxyLoad {
  GET_1("GET", "HTTP/1.1", false),
  POST_1("POST", "HTTP/1.1", false),
  GET_2("GET", "HTTP/2, TLS", true),
  POST_2("POST", "HTTP/2, TLS", true);

  private final String method;
  private final String protocol;
  private final boolean tls;

  ProxyLoad(String method, String protocol, boolean tls) {
    this.method = method;
    this.protocol = protocol;
    this.tls = tls;
  }

  String method() {
    return method;
  }

  boolean tls() {
    return tls;
  }

  String title() {
    return method + ", " + protocol;
  }
}
