package dev.fossawatch.server.gateway;

import dev.fossawatch.core.time.TimeSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the upstream of each request: the one with the fewest requests under way among those that
 * can be reached and answer, by turns where they are even. Where none does, the choice is among
 * all, so that an upstream that is back is found by the first request. Thread-safe.
 */
final class Balancer {
  private final List<Upstream> upstreams;
  private final TimeSource time;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param upstreams at least one
   */
  Balancer(List<Upstream> upstreams, TimeSource time) {
    this.upstreams = List.copyOf(upstreams);
    this.time = time;
  }

  List<Upstream> upstreams() {
    return upstreams;
  }

  /** Whether there is another upstream to turn to when one fails. */
  boolean hasSeveral() {
    return upstreams.size() > 1;
  }

  /** The upstream for a request, another than the one that just failed it where there is one. */
  Upstream choose(@Nullable Upstream failed) {
    if (upstreams.size() == 1) {
      return upstreams.get(0);
    }
    long now = time.nanos();
    Upstream reachable = least(failed, now, true);
    if (reachable != null) {
      return reachable;
    }
    Upstream other = least(failed, now, false);
    return other == null ? upstreams.get(0) : other;
  }

  private @Nullable Upstream least(@Nullable Upstream failed, long now, boolean reachableOnly) {
    Upstream least = null;
    int first = Math.floorMod(turn.getAndIncrement(), upstreams.size());
    for (int i = 0; i < upstreams.size(); i++) {
      Upstream candidate = upstreams.get((first + i) % upstreams.size());
      boolean eligible = candidate != failed && (!reachableOnly || candidate.isEligible(now));
      if (eligible && (least == null || candidate.outstanding() < least.outstanding())) {
        least = candidate;
      }
    }
    return least;
  }

  /** It did not answer a request. */
  void failed(Upstream upstream, UpstreamFailure failure) {
    switch (failure) {
      case CONNECT, CONNECT_TIMEOUT -> upstream.unreachable();
      case CLOSED, GARBAGE, TIMEOUT -> upstream.failed(time.nanos());
      case BUSY -> {}
    }
  }
}
