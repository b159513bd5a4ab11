package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that loses power at a chosen step. What was forced stays; of what was not, any
 * part may. It can also be full, and fail at chosen operations. Not thread-safe.
 */
public final class CrashingDisk implements Disk {
  /** How far the step in which the power is lost came. */
  public enum Phase {
    BEFORE,
    HALFWAY,
    AFTER
  }

  /** What is left of that which was not forced. */
  public enum Survival {
    NOTHING,
    EVERYTHING,
    THE_BEGINNING,
    ANYTHING
  }

  /** Decides which operations fail. */
  interface Faults {
    boolean fail(String operation, String name);
  }

  private static final int SECTOR = 512;

  private final Map<String, Content> durable;
  private final Map<String, Content> names;
  private final List<NameChange> pending = new ArrayList<>();
  private int steps;
  private int stopAt = Integer.MAX_VALUE;
  private Phase phase = Phase.BEFORE;
  private boolean lost;
  private long capacity = Long.MAX_VALUE;
  private Faults faults = (operation, name) -> false;

  public CrashingDisk() {
    this(Map.of());
  }

  private CrashingDisk(Map<String, Content> durable) {
    this.durable = new HashMap<>(durable);
    names = new HashMap<>(durable);
  }

  /** One change of the directory: a name that goes, a name that comes, or both at once. */
  private record NameChange(
      @Nullable String gone, @Nullable String come, @Nullable Content content) {
    void apply(Map<String, Content> names) {
      if (gone != null) {
        names.remove(gone);
      }
      if (come != null && content != null) {
        names.put(come, content);
      }
    }
  }

  /** A write, or where the bytes are null, the cutting off at a position. */
  private record Change(long position, byte @Nullable [] bytes) {
    byte[] apply(byte[] content) {
      if (bytes == null) {
        return Arrays.copyOf(content, (int) position);
      }
      byte[] changed =
          Arrays.copyOf(content, (int) Math.max(content.length, position + bytes.length));
      System.arraycopy(bytes, 0, changed, (int) position, bytes.length);
      return changed;
    }
  }

  private static final class Content {
    byte[] forced;
    byte[] now;
    final List<Change> pending = new ArrayList<>();

    Content(byte[] forced) {
      this.forced = forced;
      now = forced;
    }

    void change(Change change) {
      pending.add(change);
      now = change.apply(now);
    }

    void force() {
      forced = now;
      pending.clear();
    }

    byte[] surviving(Random random, Survival survival) {
      byte[] content = forced;
      for (Change change : chosen(pending, random, survival)) {
        content =
            survival == Survival.ANYTHING && change.bytes() != null
                ? bySectors(content, change.position(), change.bytes(), random)
                : change.apply(content);
      }
      return content;
    }

    private static byte[] bySectors(byte[] before, long position, byte[] bytes, Random random) {
      byte[] content = before;
      int begin = 0;
      while (begin < bytes.length) {
        int end = (int) Math.min(bytes.length, begin + SECTOR - (position + begin) % SECTOR);
        switch (random.nextInt(4)) {
          case 0 -> {}
          case 1 -> content = grown(content, position + end);
          default ->
              content =
                  new Change(position + begin, Arrays.copyOfRange(bytes, begin, end))
                      .apply(content);
        }
        begin = end;
      }
      return content;
    }

    private static byte[] grown(byte[] content, long size) {
      return content.length < size ? Arrays.copyOf(content, (int) size) : content;
    }
  }

  /** Loses power at the step of this number, counted from 0. */
  public CrashingDisk stopAt(int step, Phase reached) {
    stopAt = step;
    phase = reached;
    return this;
  }

  /** The process is gone and the power is not: what was not forced is still to be seen. */
  void restart() {
    stopAt = Integer.MAX_VALUE;
    lost = false;
  }

  /** How many steps were made. */
  public int steps() {
    return steps;
  }

  /** Has room for so many bytes in all. */
  void capacity(long bytes) {
    capacity = bytes;
  }

  void faults(Faults chosen) {
    faults = chosen;
  }

  long used() {
    return names.values().stream().mapToLong(content -> content.now.length).sum();
  }

  /** The disk after the power came back. */
  public CrashingDisk afterPowerLoss(Random random, Survival survival) {
    Map<String, Content> left = new HashMap<>(durable);
    chosen(pending, random, survival).forEach(change -> change.apply(left));
    left.replaceAll((name, content) -> new Content(content.surviving(random, survival)));
    return new CrashingDisk(left);
  }

  /** A disk with the same files, all forced. */
  CrashingDisk copy() {
    return afterPowerLoss(new Random(0), Survival.EVERYTHING);
  }

  byte[] content(String name) {
    return names.getOrDefault(name, new Content(new byte[0])).now;
  }

  /** Puts a file there, forced. */
  void put(String name, byte[] bytes) {
    Content content = new Content(bytes.clone());
    names.put(name, content);
    durable.put(name, content);
  }

  private static <T> List<T> chosen(List<T> all, Random random, Survival survival) {
    return switch (survival) {
      case NOTHING -> List.of();
      case EVERYTHING -> all;
      case THE_BEGINNING -> all.subList(0, random.nextInt(all.size() + 1));
      case ANYTHING -> all.stream().filter(each -> random.nextInt(3) > 0).toList();
    };
  }

  private void step(String operation, String name, Runnable half, Runnable whole)
      throws IOException {
    if (lost) {
      throw new PowerLoss();
    }
    if (faults.fail(operation, name)) {
      half.run();
      throw new IOException("injected: " + operation + " " + name);
    }
    lost = steps == stopAt;
    steps++;
    if (!lost || phase == Phase.AFTER) {
      whole.run();
    } else if (phase == Phase.HALFWAY) {
      half.run();
    }
    if (lost) {
      throw new PowerLoss();
    }
  }

  private void rename(NameChange change) {
    pending.add(change);
    change.apply(names);
  }

  @Override
  public List<String> list() {
    return List.copyOf(names.keySet());
  }

  @Override
  public DiskFile create(String name) throws IOException {
    if (names.containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    NameChange change = new NameChange(null, name, new Content(new byte[0]));
    step("create", name, () -> {}, () -> rename(change));
    return open(name);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    Content content = names.get(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return new OpenFile(name, content);
  }

  @Override
  public DiskFile openForReading(String name) throws IOException {
    return open(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    NameChange change = new NameChange(from, to, names.get(from));
    step("rename", to, () -> {}, () -> rename(change));
  }

  @Override
  public void delete(String name) throws IOException {
    if (names.containsKey(name)) {
      step("delete", name, () -> {}, () -> rename(new NameChange(name, null, null)));
    }
  }

  @Override
  public void force() throws IOException {
    step(
        "force",
        "",
        () -> {},
        () -> {
          pending.forEach(change -> change.apply(durable));
          pending.clear();
        });
  }

  private final class OpenFile implements DiskFile {
    private final String name;
    private final Content content;

    OpenFile(String name, Content content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public long size() {
      return content.now.length;
    }

    @Override
    public int read(long position, byte[] into) {
      int count = (int) Math.max(0, Math.min(into.length, content.now.length - position));
      System.arraycopy(content.now, (int) (count == 0 ? 0 : position), into, 0, count);
      return count;
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
      long room = capacity - used() + Math.max(0, content.now.length - position);
      if (room < bytes.length) {
        part(position, bytes, (int) Math.max(0, room));
        throw new IOException("No space left on device");
      }
      step(
          "write",
          name,
          () -> part(position, bytes, bytes.length / 2),
          () -> content.change(new Change(position, bytes)));
    }

    private void part(long position, byte[] bytes, int length) {
      content.change(new Change(position, Arrays.copyOf(bytes, length)));
    }

    @Override
    public void truncate(long size) throws IOException {
      step("truncate", name, () -> {}, () -> content.change(new Change(size, null)));
    }

    @Override
    public void force() throws IOException {
      step("force", name, () -> {}, content::force);
    }

    @Override
    public void close() {}
  }
}
