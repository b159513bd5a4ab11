package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.util.List;

/** A disk that does not force at one point, as code would that forgot to. */
final class ForgetfulDisk implements Disk {
  /** Where records are forced. */
  enum Point {
    JOURNAL_APPEND,
    CHECKPOINT_FILE,
    CHECKPOINT_DIRECTORY,
    SEGMENT_APPEND,
    SEGMENT_FILE,
    SEGMENT_DIRECTORY;

    private static Point ofFile(String name, boolean fresh) {
      if (name.startsWith(Workload.JOURNAL)) {
        return fresh ? CHECKPOINT_FILE : JOURNAL_APPEND;
      }
      return fresh ? SEGMENT_FILE : SEGMENT_APPEND;
    }

    private static Point ofDirectory(String renamed) {
      return renamed.startsWith(Workload.JOURNAL) ? CHECKPOINT_DIRECTORY : SEGMENT_DIRECTORY;
    }
  }

  private final Disk disk;
  private final Point forgotten;
  private String renamed = "";

  ForgetfulDisk(Disk disk, Point forgotten) {
    this.disk = disk;
    this.forgotten = forgotten;
  }

  @Override
  public List<String> list() throws IOException {
    return disk.list();
  }

  @Override
  public DiskFile create(String name) throws IOException {
    return new Forgetful(disk.create(name), name, true);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return new Forgetful(disk.open(name), name, false);
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
    if (Point.ofDirectory(renamed) != forgotten) {
      disk.force();
    }
  }

  private final class Forgetful implements DiskFile {
    private final DiskFile file;
    private final String name;
    private boolean fresh;

    Forgetful(DiskFile file, String name, boolean fresh) {
      this.file = file;
      this.name = name;
      this.fresh = fresh;
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
      Point here = Point.ofFile(name, fresh);
      fresh = false;
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
