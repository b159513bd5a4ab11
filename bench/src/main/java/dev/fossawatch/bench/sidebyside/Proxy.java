package dev.fossawatch.bench.sidebyside;

/** What stands between the load and the application. */
enum Proxy {
  NGINX("nginx, plain proxy"),
  WATCHING("Fossawatch gateway"),
  UNWATCHED("gateway, middleware off");

  private final String title;

  Proxy(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
