package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.history.block.Numbers;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The heads that a journal holds. Not thread-safe. */
final class StoredHeads {
  private final Map<String, Map<String, List<StoredHead>>> byTrack = new LinkedHashMap<>();

  /**
   * A head that became a block.
   *
   * @param begin the first time of the head
   */
  record Restored(String track, Resolution resolution, long begin, Block block) {}

  /** Adds a {@link HeadRecord}. */
  void read(DataInputStream in) throws IOException {
    String track = Numbers.readText(in);
    String resolution = Numbers.readText(in);
    long begin = in.readLong();
    List<StoredHead> heads =
        byTrack
            .computeIfAbsent(track, name -> new LinkedHashMap<>())
            .computeIfAbsent(resolution, name -> new ArrayList<>());
    if (heads.isEmpty() || heads.get(heads.size() - 1).begin() != begin) {
      heads.add(new StoredHead(begin));
    }
    heads.get(heads.size() - 1).read(in);
  }

  /**
   * All of them as blocks.
   *
   * @param resolutions the finest first
   */
  List<Restored> blocks(List<Resolution> resolutions) {
    List<Restored> blocks = new ArrayList<>();
    byTrack.forEach((track, heads) -> add(track, heads, resolutions, blocks));
    return blocks;
  }

  private static void add(
      String track,
      Map<String, List<StoredHead>> heads,
      List<Resolution> resolutions,
      List<Restored> blocks) {
    StoredHead finest = null;
    for (Resolution resolution : resolutions) {
      List<StoredHead> ofOne = new ArrayList<>(heads.getOrDefault(resolution.name(), List.of()));
      if (ofOne.isEmpty() && finest == null) {
        continue;
      }
      if (ofOne.isEmpty() && finest != null) {
        ofOne.add(new StoredHead(finest.begin()));
      }
      StoredHead latest = ofOne.get(ofOne.size() - 1);
      for (StoredHead head : ofOne) {
        @Nullable StoredHead behind = head == latest ? finest : null;
        Optional<Block> block = head.block(behind);
        block.ifPresent(found -> blocks.add(new Restored(track, resolution, head.begin(), found)));
      }
      finest = finest == null ? latest : finest;
    }
  }
}
