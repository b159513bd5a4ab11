package dev.fossawatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./fossawatch} in a checkout of its own, with a JDK and a Maven that only tell. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "dirname",
          "readlink",
          "find",
          "head",
          "awk",
          "mktemp",
          "cat",
          "rm",
          "touch");
  private static final List<String> MODULES =
      List.of("promql", "core", "servlet", "server", "demo");
  private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir Path directory;
  private Path checkout = Path.of("");
  private Path bin = Path.of("");
  private Path jdk = Path.of("");

  /** What the script answered. */
  private record Answer(int code, String out, String err) {}

  @BeforeEach
  void layOut() throws IOException {
    checkout = Files.createDirectories(directory.resolve("check out"));
    bin = Files.createDirectories(directory.resolve("bin"));
    jdk = jdk("jdk 17", "17.0.15");
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), which(tool));
    }
    maven("3.8.7");
    Files.copy(Path.of("../fossawatch"), checkout.resolve("fossawatch"));
    Files.setPosixFilePermissions(
        checkout.resolve("fossawatch"), PosixFilePermissions.fromString("rwxr-xr-x"));
    aged(
        Files.writeString(
            checkout.resolve("pom.xml"),
            "<project>\n  <version>1.2</version>\n  <version>9</version>"));
    for (String module : MODULES) {
      Path main = Files.createDirectories(checkout.resolve(module + "/src/main/java"));
      aged(Files.writeString(checkout.resolve(module + "/pom.xml"), "<project/>"));
      aged(Files.writeString(main.resolve("A.java"), "class A {}"));
      aged(main);
      aged(checkout.resolve(module + "/src/main"));
    }
  }

  @Test
  void whatIsFreshIsRunWithoutABuild() throws Exception {
    jar("server");
    assertThat(run("config", "--set", "a=b c"))
        .isEqualTo(new Answer(0, ran("config\n--set\na=b c\n"), ""));
  }

  @Test
  void whatIsMissingIsBuiltOnceAndQuietly() throws Exception {
    assertThat(run("config"))
        .isEqualTo(new Answer(0, ran("config\n"), "fossawatch: building server...\n"));
    assertThat(Files.readString(directory.resolve("built")))
        .isEqualTo(
            "JAVA_HOME=%s -q -B -ntp -f %s/pom.xml -P !checks -DskipTests package -pl server -am\n"
                .formatted(jdk, checkout.toRealPath()));
    assertThat(run("config")).isEqualTo(new Answer(0, ran("config\n"), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "core/pom.xml",
        "promql/src/main/java/A.java",
        "core/src/main/java/A.java",
        "server/src/main/java/A.java"
      })
  void aNewerSourceIsBuilt(String source) throws Exception {
    jar("server");
    touch(source);
    assertThat(run("config").err()).isEqualTo("fossawatch: building server...\n");
  }

  @Test
  void aRemovedSourceIsNoticed() throws Exception {
    jar("server");
    Files.delete(checkout.resolve("core/src/main/java/A.java"));
    assertThat(run("config").err()).isEqualTo("fossawatch: building server...\n");
  }

  @Test
  void whatTheCommandDoesNotNeedIsNotLookedAt() throws Exception {
    jar("server");
    touch("demo/src/main/java/A.java");
    touch("servlet/src/main/java/A.java");
    assertThat(run("config").err()).isEmpty();
  }

  @Test
  void theDemonstrationIsBuiltForItsCommandAlone() throws Exception {
    jar("server");
    assertThat(run("demo").err()).isEqualTo("fossawatch: building server,demo...\n");
    assertThat(run("demo").err()).isEmpty();
    touch("servlet/pom.xml");
    assertThat(run("demo").err()).isEqualTo("fossawatch: building server,demo...\n");
  }

  @Test
  void aLinkToALinkFromAnywhereIsFollowed() throws Exception {
    jar("server");
    Path links = Files.createDirectories(directory.resolve("links"));
    Path first =
        Files.createSymbolicLink(links.resolve("first"), Path.of("../check out/fossawatch"));
    Path second = Files.createSymbolicLink(directory.resolve("second"), first);
    assertThat(run(second, Map.of("JAVA_HOME", jdk.toString()), "--version").out())
        .isEqualTo(ran("--version\n"));
  }

  @Test
  void aFailedBuildIsShownWhole() throws Exception {
    script(
        bin.resolve("mvn"),
        "case $1 in -version) echo 'Apache Maven 3.9.1';; *) echo broken; exit 1;; esac");
    assertThat(run("config"))
        .isEqualTo(
            new Answer(
                1, "", "fossawatch: building server...\nbroken\nfossawatch: the build failed\n"));
  }

  @ParameterizedTest
  @CsvSource({"3.8.6, false", "3.8.7, true", "3.10.0, true", "4.0.0-rc-4, true", "2.9.9, false"})
  void onlyAMavenThatIsTooOldIsRefused(String version, boolean enough) throws Exception {
    maven(version);
    Answer answer = run("config");
    assertThat(answer.code()).isEqualTo(enough ? 0 : 1);
    if (!enough) {
      assertThat(answer.err())
          .isEqualTo("fossawatch: Maven " + version + " is too old: 3.8.7 or newer is needed.\n");
    }
  }

  @Test
  void aMissingMavenIsToldOnlyWhenABuildIsNeeded() throws Exception {
    Files.delete(bin.resolve("mvn"));
    assertThat(run("config").err())
        .isEqualTo(
            "fossawatch: Maven is needed to build and is not on the PATH. Install Maven 3.8.7 or newer.\n");
    jar("server");
    assertThat(run("config").code()).isZero();
  }

  @Test
  void aJavaHomeThatIsTooOldGivesWayToThePath() throws Exception {
    jar("server");
    Path old = jdk("jdk 8", "1.8.0_402");
    Files.createSymbolicLink(bin.resolve("javac"), jdk.resolve("bin/javac"));
    Answer answer = run(checkout.resolve("fossawatch"), Map.of("JAVA_HOME", old.toString()), "x");
    assertThat(answer.out()).isEqualTo(ran("x\n"));
  }

  private String ran(String arguments) throws IOException {
    Path home = checkout.toRealPath();
    return "%s\n-Dfossawatch.demo.jar=%s/demo/target/fossawatch-demo-1.2.jar\n-jar\n%s/server/target/fossawatch-server-1.2.jar\n%s"
        .formatted(jdk, home, home, arguments);
  }

  private Answer run(String... arguments) throws Exception {
    return run(checkout.resolve("fossawatch"), Map.of("JAVA_HOME", jdk.toString()), arguments);
  }

  private Answer run(Path script, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path err = directory.resolve("err");
    ProcessBuilder process = new ProcessBuilder(command).redirectError(err.toFile());
    process.environment().clear();
    process.environment().put("PATH", bin.toString());
    process.environment().putAll(environment);
    Process running = process.directory(directory.toFile()).start();
    String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(running.waitFor(), out, Files.readString(err));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/java"), "echo '" + home + "'; printf '%s\\n' \"$@\"");
    script(home.resolve("bin/javac"), "exit 1");
    return home;
  }

  /** A Maven that notes how it was called and makes the jars it was asked for. */
  private void maven(String version) throws IOException {
    script(
        bin.resolve("mvn"),
        """
        if [ "$1" = -version ]; then printf '\\033[1mApache Maven %s (x)\\033[m\\n'; exit; fi
        echo "JAVA_HOME=$JAVA_HOME $*" >>'%s/built'
        case "$*" in *demo*) modules='server demo' ;; *) modules=server ;; esac
        for module in $modules; do
          /bin/mkdir -p "%s/$module/target"
          : >"%s/$module/target/fossawatch-$module-1.2.jar"
        done
        """
            .formatted(version, directory, checkout, checkout));
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void jar(String module) throws IOException {
    Path target = Files.createDirectories(checkout.resolve(module + "/target"));
    Path jar = Files.writeString(target.resolve("fossawatch-" + module + "-1.2.jar"), "");
    Files.setLastModifiedTime(jar, FileTime.from(BUILT));
  }

  private void touch(String source) throws IOException {
    Files.setLastModifiedTime(
        checkout.resolve(source), FileTime.from(Instant.now().plusSeconds(1)));
  }

  private static void aged(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(BUILT.minusSeconds(60)));
  }

  private static Path which(String tool) {
    return List.of("/bin", "/usr/bin").stream()
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
