package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.util.List;

/** A disk that does not force at one point, as code would that forgot to. */
public final class ForgetfulDisk implements Disk {
  /** Where records are forced. */
  public enum Point {
    START_DIRECTORY,
    START_FILE,
    JOURNAL_APPEND,
    CHECKPOINT_FILE,
    CHECKPOINT_DIRECTORY,
    SEGMENT_APPEND,
    SEGMENT_FILE,
    SEGMENT_DIRECTORY
  }

  private final Disk disk;
  private final Point forgotten;
  private String renamed = "";

  public ForgetfulDisk(Disk disk, Point forgotten) {
    this.disk = disk;
    this.forgotten = forgotten;
  }

  @Override
  public List<String> list() throws IOException {
    return disk.list();
  }

  @Override
  public DiskFile create(String name) throws IOException {
    boolean journal = name.startsWith(Workload.JOURNAL);
    return new Forgetful(
        disk.create(name), journal ? Point.CHECKPOINT_FILE : Point.SEGMENT_FILE, journal);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return new Forgetful(disk.open(name), Point.START_FILE, name.startsWith(Workload.JOURNAL));
  }

  @Override
  public DiskFile openForReading(String name) throws IOException {
    return disk.openForReading(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
    renamed = to;
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public void force() throws IOException {
    if (here() != forgotten) {
      disk.force();
    }
  }

  private Point here() {
    if (renamed.isEmpty()) {
      return Point.START_DIRECTORY;
    }
    return renamed.startsWith(Workload.JOURNAL)
        ? Point.CHECKPOINT_DIRECTORY
        : Point.SEGMENT_DIRECTORY;
  }

  private final class Forgetful implements DiskFile {
    private final DiskFile file;
    private final Point later;
    private Point next;

    Forgetful(DiskFile file, Point first, boolean journal) {
      this.file = file;
      next = first;
      later = journal ? Point.JOURNAL_APPEND : Point.SEGMENT_APPEND;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(long position, byte[] into) throws IOException {
      return file.read(position, into);
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
      file.write(position, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void force() throws IOException {
      Point here = next;
      next = later;
      if (here != forgotten) {
        file.force();
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
