package dev.fossawatch.bench.sidebyside;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the application and the proxies before it. */
public final class Servers {
  private static final String ANSWER = "{\"order\":\"" + "x".repeat(1_010) + "\"}";

  private final Path recipes;
  private final Path directory;
  private final Map<Integer, Watcher> watchers = new HashMap<>();

  /**
   * @param recipes where the configuration files of nginx are
   * @param directory where what the servers write goes
   */
  Servers(Path recipes, Path directory) {
    this.recipes = recipes.toAbsolutePath();
    this.directory = directory.toAbsolutePath();
  }

  /** Makes the key and the certificate of the proxies with TLS. */
  void prepare() throws IOException, InterruptedException, FailedRun {
    Files.createDirectories(directory);
    Command.output(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        key().toString(),
        "-out",
        certificate().toString());
  }

  private Path key() {
    return directory.resolve("key.pem");
  }

  private Path certificate() {
    return directory.resolve("certificate.pem");
  }

  Server application() throws IOException, InterruptedException, FailedRun {
    int port = Launcher.freePort();
    Path config = write("upstream.conf", Map.of("PORT", "" + port, "ANSWER", ANSWER));
    return Server.start(Cores.rest(nginx(config)), Map.of(), port, log("upstream"));
  }

  Server proxy(Proxy proxy, boolean tls, int upstream)
      throws IOException, InterruptedException, FailedRun {
    int port = Launcher.freePort();
    if (proxy == Proxy.NGINX) {
      Path config = write("proxy.conf", nginxProxy(port, tls, upstream));
      return Server.start(Cores.proxy(nginx(config)), Map.of(), port, log("nginx"));
    }
    String id = proxy.name() + (tls ? "-tls" : "");
    int adminPort = Launcher.freePort();
    watchers.put(port, Watcher.of(adminPort, proxy == Proxy.WATCHING));
    return Server.start(
        Cores.proxy(
            gateway(
                port, adminPort, "http://127.0.0.1:" + upstream, directory.resolve("data-" + id))),
        settings(proxy, tls),
        port,
        log(id));
  }

  /** What tells whether a proxy does what its name says. */
  Watcher watcher(Server proxy) {
    return watchers.getOrDefault(proxy.port(), new Watcher(null, false));
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private List<String> nginx(Path config) {
    return List.of("nginx", "-p", directory.toString(), "-c", config.toString());
  }

  private Map<String, String> nginxProxy(int port, boolean tls, int upstream) {
    String certificate =
        "ssl_certificate %s; ssl_certificate_key %s;".formatted(certificate(), key());
    return Map.of(
        "PORT",
        "" + port,
        "UPSTREAM",
        "" + upstream,
        "TLS",
        tls ? " ssl http2" : "",
        "CERTIFICATE",
        tls ? certificate : "");
  }

  private Path write(String recipe, Map<String, String> values) throws IOException {
    String text = Files.readString(recipes.resolve(recipe));
    text = text.replace("@DIRECTORY@", directory.toString());
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return Files.writeString(directory.resolve(recipe), text);
  }

  /**
   * The command that starts a gateway.
   *
   * @param upstreams their URLs, separated by commas
   * @param data its data directory
   */
  public static List<String> gateway(int port, int adminPort, String upstreams, Path data)
      throws IOException {
    return List.of(
        java(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-jar",
        jar().toString(),
        "serve",
        "--upstream",
        upstreams,
        "--port",
        "" + port,
        "--admin-port",
        "" + adminPort,
        "--data-dir",
        data.toString());
  }

  /** The program that runs this one. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path jar() throws IOException {
    File[] jars =
        Path.of("server", "target")
            .toFile()
            .listFiles(
                (where, name) -> name.matches("fossawatch-server-[0-9.]+(-SNAPSHOT)?\\.jar"));
    if (jars == null || jars.length == 0) {
      throw new IOException("the server is not built");
    }
    return jars[0].toPath().toAbsolutePath();
  }

  private Map<String, String> settings(Proxy proxy, boolean tls) {
    Map<String, String> settings = new HashMap<>();
    settings.put("FOSSAWATCH_HTTP_MIDDLEWARE_ENABLED", String.valueOf(proxy == Proxy.WATCHING));
    settings.put("FOSSAWATCH_GATEWAY_TIMEOUTS_IDLE", "10m");
    settings.put("FOSSAWATCH_ADMIN_TOKEN", Watcher.TOKEN);
    if (tls) {
      settings.put("FOSSAWATCH_GATEWAY_TLS_CERTIFICATE", certificate().toString());
      settings.put("FOSSAWATCH_GATEWAY_TLS_KEY", key().toString());
    }
    return settings;
  }
}
