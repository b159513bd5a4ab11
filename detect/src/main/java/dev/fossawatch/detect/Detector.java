package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.Findings;
import dev.fossawatch.detect.parts.RequestParts;
import dev.fossawatch.detect.probe.Probe;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Attack detection: a request in, findings out. Thread-safe. Allocates nothing for a clean request
 * once it is warm, its work is linear in the request, and what a budget kept it from is told in the
 * findings' coverage.
 */
public final class Detector {
  private static final int KEPT_PER_PROCESSOR = 8;

  private final Workspaces workspaces;
  private final InstantSource clock;

  private Detector(Supplier<List<Probe>> probes, Settings settings, InstantSource clock) {
    Engine engine = new Engine(probes, settings);
    int kept = Runtime.getRuntime().availableProcessors() * KEPT_PER_PROCESSOR;
    this.workspaces = new Workspaces(kept, () -> new Inspection(engine));
    this.clock = clock;
  }

  /**
   * A detector with all probes.
   *
   * @param clock tells when exclusions have expired
   */
  public static Detector of(Settings settings, InstantSource clock) {
    return new Detector(Catalogue::all, settings, clock);
  }

  /** A detector with probes of your choice; the supplier makes new ones for each workspace. */
  public static Detector of(Supplier<List<Probe>> probes, Settings settings, InstantSource clock) {
    return new Detector(probes, settings, clock);
  }

  /** Looks at everything in the request and tells what was found. Never throws on any request. */
  public Findings inspect(RequestParts request) {
    Inspection workspace = workspaces.take();
    Findings findings = workspace.inspect(request, clock);
    workspaces.give(workspace);
    return findings;
  }
}
