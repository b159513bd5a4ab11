package dev.fossawatch.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnedRoutesTest {
  private final RouteTable table = new RouteTable(200, new CellBudget(1_000));
  private final LearnedRoutes routes = new LearnedRoutes(table);

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/, /",
    "//, /",
    "/orders, /orders",
    "/orders/, /orders",
    "/Orders, /Orders",
    "//orders///list, /orders/list",
    "/orders/17, /orders/{id}",
    "/orders/17/lines/3, /orders/{id}/lines/{id}",
    "/orders;v=1/list;jsessionid=AB/17;x, /orders/list/{id}",
    "/a/;x=1/b, /a/b",
    "/api/v2/users, /api/v2/users",
    "/api/v2.1/users, /api/v2.1/users",
    "/oauth2/token, /oauth2/token",
    "/log4j2/k8s/s3/i18n, /log4j2/k8s/s3/i18n",
    "/users/550e8400-e29b-41d4-a716-446655440000, /users/{id}",
    "/blob/da39a3ee5e6b4b0d3255bfef95601890afd80709, /blob/{id}",
    "/blob/deadbeefdeadbeefcafe, /blob/{id}",
    "/e/01ARZ3NDEKTSV4RRFFQ69G5FAV, /e/{id}",
    "/t/eyJhbGciOiJIUzI1NiJ9.e30.dBjftJeZ4CVP-mB92K27uhbUJU1p1r, /t/{id}",
    "/t/QWxhZGRpbjpvcGVuc2VzYW1l, /t/{id}",
    "/day/2026-05-01, /day/{id}",
    "/day/2026/05/01, /day/{id}/{id}/{id}",
    "/invoice/INV-1001.pdf, /invoice/{id}",
    "/mail/jane@example.org, /mail/{id}",
    "/x/%00%ff%2e%2e, /x/{id}",
    "/x/../y, /x/{id}/y",
    "/ü/x, /{id}/x",
    "/getCustomerOrderHistory, /getCustomerOrderHistory",
    "/order-history-export/list, /order-history-export/list",
    "/index.html, /index.html",
    "/2fa, /2fa",
    "/a/b/c/d/e/f/g/h, /a/b/c/d/e/f/g/h",
    "/a/b/c/d/e/f/g/h/i, /a/b/c/d/e/f/g/h/{rest}",
    "/a/b/c/d/e/f/g/h/i/j/k, /a/b/c/d/e/f/g/h/{rest}",
  })
  void aPathIsFoldedToItsTemplate(String path, String template) {
    assertThat(routes.learn(path).name).isEqualTo(template);
    assertThat(routes.find(path)).isSameAs(routes.learn(path));
  }

  @Test
  void aVeryLongSegmentIsAValue() {
    assertThat(routes.learn("/x/" + "a".repeat(100_000)).name).isEqualTo("/x/{id}");
  }

  @Test
  void nothingIsFoundThatWasNotLearned() {
    routes.learn("/a/b");

    assertThat(routes.find("/a/c")).isNull();
    assertThat(routes.find("/a")).isNull();
  }

  @Test
  void tooManyNamesInOnePlaceBecomeAValue() {
    for (int i = 0; i < 100; i++) {
      routes.learn("/users/" + name(i));
    }

    assertThat(routes.learn("/users/somebody").name).isEqualTo("/users/{value}");
    assertThat(routes.learn("/users/" + name(1)).name).isEqualTo("/users/{value}");
    assertThat(table.size()).isLessThan(30);
  }

  @Test
  void whatMostRequestsGoToKeepsItsNameWhenTheRestIsFolded() {
    routes.learn("/api/search");
    for (int i = 0; i < 100; i++) {
      routes.find("/api/search");
      routes.learn("/api/" + name(i));
    }

    assertThat(routes.learn("/api/search").name).isEqualTo("/api/search");
    assertThat(routes.learn("/api/unheard-of").name).isEqualTo("/api/{value}");
  }

  @Test
  void whatLiesBelowAFoldedNameIsLearnedAnew() {
    for (int i = 0; i < 40; i++) {
      routes.learn("/users/" + name(i) + "/posts");
    }

    assertThat(routes.learn("/users/anna/posts").name).isEqualTo("/users/{value}/posts");
    assertThat(routes.learn("/users/bert/posts/7").name).isEqualTo("/users/{value}/posts/{id}");
  }

  @Test
  void theSamePathsInTheSameOrderTeachTheSame() {
    LearnedRoutes again = new LearnedRoutes(new RouteTable(200, new CellBudget(1_000)));
    Random random = new Random(42);
    for (int i = 0; i < 5_000; i++) {
      String path = "/" + name(random.nextInt(90)) + "/" + name(random.nextInt(90));
      assertThat(again.learn(path).name).isEqualTo(routes.learn(path).name);
    }
  }

  @Test
  void aHundredThousandPathsStayUnderTheCap() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      String depth = "/" + name(random.nextInt());
      routes.learn(depth.repeat(1 + random.nextInt(12)) + "/" + new UUID(i, i));
    }

    assertThat(table.size()).isLessThanOrEqualTo(150);
    assertThat(routes.learn("/new" + name(7) + "/thing").name).isEqualTo("other");
  }

  @Test
  void hostilePathsNeitherFailNorTakeLong() {
    String slashes = "/".repeat(1_000_000);
    String parameters = "/;" + ";x=y".repeat(200_000);

    assertThat(routes.learn(slashes).name).isEqualTo("/");
    assertThat(routes.learn(parameters).name).isEqualTo("/");
    assertThat(routes.learn("/\u0000\ud800/\uffff").name).isEqualTo("/{id}/{id}");
  }

  private static String name(int i) {
    StringBuilder letters = new StringBuilder("n");
    for (int rest = i & 0xffff; rest > 0; rest /= 20) {
      letters.append((char) ('g' + rest % 20));
    }
    return letters.toString();
  }
}
