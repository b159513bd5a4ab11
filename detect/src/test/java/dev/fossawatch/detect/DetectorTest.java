package dev.fossawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Coverage;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Finding;
import dev.fossawatch.detect.finding.Findings;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.parts.SentRequest;
import dev.fossawatch.detect.probe.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DetectorTest {
  private static final String ATTACK = "7' or 'a'='a";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Findings inspect(Settings settings, SentRequest request) {
    return Detector.of(settings, () -> NOW).inspect(request);
  }

  private static SentRequest form(String body) {
    return SentRequest.to("POST", "/f")
        .route("/f")
        .body("application/x-www-form-urlencoded", body)
        .build();
  }

  @Test
  void aCleanRequestIsAlwaysTheSameObject() {
    Findings findings = inspect(Settings.DEFAULT, CleanRequests.get());
    assertThat(findings).isSameAs(Findings.nothing(Coverage.FULL));
  }

  @Test
  void evidencePointsAtWhatWasSent() {
    String query = "page=2&name=7%27%20or%20%27a%27%3D%27a";
    Finding finding = inspect(Settings.DEFAULT, SentRequest.get("/x?" + query)).all().get(0);
    assertThat(finding.place()).isEqualTo(Place.QUERY);
    assertThat(finding.key()).isEqualTo("name");
    assertThat(finding.matched())
        .isEqualTo(query.substring(finding.from(), finding.to()))
        .isEqualTo("%27%20or%20%27a%27%3D%27a");
  }

  @Test
  void everyOneOfRepeatedParametersIsLookedAt() {
    assertThat(inspect(Settings.DEFAULT, form("a=1&a=" + ATTACK + "&a=2")).certain()).isTrue();
  }

  @Test
  void jsonIsWalkedToItsLeavesAndIntoStrings() {
    String body = "{\"a\":[{\"b\":\"{\\\"c\\\":\\\"" + ATTACK + "\\\"}\"}]}";
    SentRequest request = SentRequest.to("POST", "/j").body("application/json", body).build();
    assertThat(inspect(Settings.DEFAULT, request).all())
        .singleElement()
        .satisfies(f -> assertThat(f.key()).isEqualTo("a[0].b.c"));
  }

  @Test
  void xmlMultipartAndGraphqlAreWalked() {
    List<SentRequest> requests =
        List.of(
            SentRequest.to("POST", "/")
                .body(
                    "text/xml",
                    "<?xml version=\"1.0\"?><a><b c=\"1\">7&#39; or &#39;a&#39;=&#39;a</b></a>")
                .build(),
            SentRequest.to("POST", "/")
                .body(
                    "multipart/form-data; boundary=q",
                    "--q\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n"
                        + ATTACK
                        + "\r\n--q--\r\n")
                .build(),
            SentRequest.to("POST", "/")
                .body("application/graphql", "{ user(name: \"" + ATTACK + "\") { id } }")
                .build(),
            SentRequest.to("GET", "/")
                .header("Cookie", "a=b; c=7%27%20or%20%27a%27%3D%27a")
                .build(),
            SentRequest.to("GET", "/")
                .header("Referer", "https://a.example/?q=7%27+or+%27a%27%3D%27a")
                .build(),
            SentRequest.get("/item/7%27%20or%20%27a%27=%27a"));
    for (SentRequest request : requests) {
      assertThat(inspect(Settings.DEFAULT, request).certain()).isTrue();
    }
  }

  @Test
  void aCompressedBodyIsOpenedWithinARatio() throws IOException {
    SentRequest attack = gzip(("a=" + ATTACK).getBytes(StandardCharsets.UTF_8));
    assertThat(inspect(Settings.DEFAULT, attack).certain()).isTrue();
    SentRequest bomb = gzip(new byte[8 << 20]);
    assertThat(inspect(Settings.DEFAULT, bomb).coverage()).isEqualTo(Coverage.PARTIAL);
  }

  private static SentRequest gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return SentRequest.to("POST", "/")
        .header("Content-Encoding", "gzip")
        .body("application/x-www-form-urlencoded", bytes.toByteArray())
        .build();
  }

  @Test
  void aSpentBudgetIsVisible() {
    Findings findings = inspect(Settings.DEFAULT.withSteps(50), CleanRequests.get());
    assertThat(findings.coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void anExclusionHoldsForItsParameterUntilItsDay() {
    Exclusion valid = new Exclusion(AttackClass.SQL_INJECTION, "/f", "NOTE", NOW.plusSeconds(1));
    Exclusion expired = new Exclusion(null, "*", "*", NOW);
    Settings settings = Settings.DEFAULT.withExclusions(List.of(expired, valid));
    assertThat(inspect(settings, form("note=" + ATTACK)).isClean()).isTrue();
    assertThat(inspect(settings, form("name=" + ATTACK)).isClean()).isFalse();
  }

  @Test
  void inCodeOnlyCertainEvidenceCounts() {
    Settings code = Settings.DEFAULT.withProfiles(Map.of("snippet", Profile.CODE));
    String likely = "snippet=%3Ciframe+src=//a.example%3E";
    assertThat(inspect(Settings.DEFAULT, form(likely)).reached()).isTrue();
    assertThat(inspect(code, form(likely)).isClean()).isTrue();
  }

  @Test
  void levelsSeparateWhatIsReportedFromWhatCounts() {
    Settings settings = Settings.DEFAULT.withLevels(Evidence.LIKELY, Evidence.CERTAIN);
    Findings likely = inspect(settings, form("a=%3Ciframe+src=//a.example%3E"));
    assertThat(likely.all()).isNotEmpty();
    assertThat(likely.score()).isZero();
    assertThat(inspect(settings, form("a=" + ATTACK)).reached()).isTrue();
  }

  @Test
  void scoresOfDifferentClassesAdd() {
    Findings findings =
        inspect(
            Settings.DEFAULT.withThreshold(15),
            form("a=" + ATTACK + "&b=%3Ciframe+src=//a.example%3E"));
    assertThat(findings.score()).isEqualTo(15);
    assertThat(findings.reached()).isTrue();
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    Detector detector = Detector.of(Settings.DEFAULT, () -> NOW);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean attack = i % 2 == 0;
      SentRequest request = attack ? form("a=" + ATTACK) : CleanRequests.json();
      results.add(threads.submit(() -> detector.inspect(request).certain() == attack));
    }
    for (Future<Boolean> result : results) {
      assertThat(result.get()).isTrue();
    }
    threads.shutdown();
  }

  @Test
  void noBodyWhateverItIsMakesItThrow() {
    Random random = new Random(5);
    Detector detector = Detector.of(Settings.DEFAULT, () -> NOW);
    List<String> types =
        List.of(
            "application/json",
            "text/xml",
            "multipart/form-data",
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/graphql");
    for (int i = 0; i < 3_000; i++) {
      String value = Hostile.value(random, 12);
      SentRequest request =
          SentRequest.to("POST", "/" + value + "?" + value)
              .header("Cookie", value)
              .header("Referer", value)
              .body(
                  types.get(i % types.size()),
                  i % 3 == 0 ? "{\"a\":\"" + value : "--b\r\n<?xml " + value)
              .build();
      for (Finding finding : detector.inspect(request).all()) {
        assertThat(finding.from()).isLessThanOrEqualTo(finding.to());
      }
    }
  }
}
