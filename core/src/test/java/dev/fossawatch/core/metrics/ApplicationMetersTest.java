package dev.fossawatch.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.time.TimeSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicationMetersTest {

  @Test
  void theGlobalRegistryIsCollectedUnasked() {
    try (ApplicationMeters meters = ApplicationMeters.global(TimeSource.system()).orElseThrow()) {
      Counter orders = Metrics.counter("orders.placed");
      orders.increment();

      assertThat(meters.read().orElseThrow().stream())
          .anyMatch(snapshot -> snapshot.getMetadata().getPrometheusName().equals("orders_placed"));
      Metrics.globalRegistry.remove(orders);
    }
    assertThat(Metrics.globalRegistry.getRegistries()).isEmpty();
  }

  @Test
  void withoutMicrometerThereAreNone() throws Exception {
    try (URLClassLoader bare = withoutMicrometer()) {
      Class<?> timeSource = bare.loadClass(TimeSource.class.getName());
      Object time = timeSource.getMethod("system").invoke(null);
      Object meters =
          bare.loadClass(ApplicationMeters.class.getName())
              .getMethod("global", timeSource)
              .invoke(null, time);

      assertThat(meters).isEqualTo(Optional.empty());
    }
  }

  private static URLClassLoader withoutMicrometer() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("micrometer")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }
}
