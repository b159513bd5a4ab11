package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one name, told apart by numbers that rise. A file appears under its name only when
 * its content is durable. Used by one thread at a time.
 */
final class NumberedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NumberedFiles.class);
  private static final int BROKEN_KEPT = 3;
  private static final String DRAFT = "new";
  private static final String BROKEN = "broken";

  /** Fills a new file behind its header. */
  interface Filling {
    /** Writes records, and says how large the file became. */
    long fill(DiskFile file, long number) throws IOException;
  }

  private final Disk disk;
  private final String name;
  private final Kind kind;
  private final Pattern pattern;
  private final List<String> condemned = new ArrayList<>();
  private long next = 1;

  NumberedFiles(Disk disk, String name, Kind kind) {
    if (!name.matches("[A-Za-z0-9_-]{1,60}")) {
      throw new IllegalArgumentException("not a name for files of records: " + name);
    }
    this.disk = disk;
    this.name = name;
    this.kind = kind;
    pattern = Pattern.compile(Pattern.quote(name) + "-(\\d{8,18})\\.([a-z]+)");
  }

  /**
   * The numbers of the files that are there, rising.
   *
   * @throws NewerFormatException if one of them cannot be read by us
   */
  List<Long> open() throws IOException {
    List<Long> numbers = numbers(kind.ending());
    for (long number : numbers) {
      refuseNewer(number);
    }
    for (String ending : List.of(kind.ending(), DRAFT, BROKEN)) {
      numbers(ending).forEach(number -> next = Math.max(next, number + 1));
    }
    for (long draft : numbers(DRAFT)) {
      disk.delete(file(draft, DRAFT));
    }
    if (next > 1) {
      disk.force();
    }
    return numbers;
  }

  private void refuseNewer(long number) throws IOException {
    try (DiskFile file = disk.openForReading(file(number))) {
      int version = version(file, number);
      if (version > FileHeader.VERSION) {
        throw new NewerFormatException(file(number), version);
      }
    }
  }

  /** Whether the file begins as one of ours does. */
  boolean isOurs(DiskFile file, long number) throws IOException {
    return version(file, number) == FileHeader.VERSION;
  }

  private int version(DiskFile file, long number) throws IOException {
    byte[] header = new byte[FileHeader.BYTES];
    file.read(0, header);
    return FileHeader.version(kind, number, header);
  }

  private List<Long> numbers(String ending) throws IOException {
    return disk.list().stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .filter(match -> match.group(2).equals(ending))
        .map(match -> Long.valueOf(match.group(1)))
        .sorted()
        .toList();
  }

  /** A file's name. */
  String file(long number) {
    return file(number, kind.ending());
  }

  private String file(long number, String ending) {
    return String.format(Locale.ROOT, "%s-%08d.%s", name, number, ending);
  }

  /** Creates the next file. If it throws, there is none, or {@link #clean} will see to that. */
  GrowingFile create(Filling filling) throws IOException {
    clean();
    long number = next++;
    String draft = file(number, DRAFT);
    condemned.addAll(List.of(draft, file(number)));
    DiskFile file = disk.create(draft);
    try {
      file.write(0, FileHeader.encode(kind, number, FileHeader.VERSION));
      long size = filling.fill(file, number);
      file.force();
      disk.rename(draft, file(number));
      disk.force();
      condemned.clear();
      return new GrowingFile(file, number, size, true);
    } catch (IOException unable) {
      giveUp(file, unable);
      throw unable;
    }
  }

  private void giveUp(DiskFile file, IOException cause) {
    try {
      file.close();
      clean();
    } catch (IOException again) {
      cause.addSuppressed(again);
    }
  }

  /** Removes what is left of a file that could not be created. */
  void clean() throws IOException {
    if (!condemned.isEmpty()) {
      for (String each : condemned) {
        disk.delete(each);
      }
      disk.force();
      condemned.clear();
    }
  }

  DiskFile openForReading(long number) throws IOException {
    return disk.openForReading(file(number));
  }

  /** Opens a file to append to it, removes what lies behind its records, and forces the rest. */
  GrowingFile openForAppending(long number, long size) throws IOException {
    DiskFile file = disk.open(file(number));
    GrowingFile growing = new GrowingFile(file, number, size, false);
    try {
      growing.cutOff();
      return growing;
    } catch (IOException unable) {
      file.close();
      throw unable;
    }
  }

  void delete(long number) throws IOException {
    disk.delete(file(number));
  }

  /** Deletes files that a later one replaced; one that cannot be deleted now is found again. */
  void deleteBelow(long number) {
    try {
      for (long old : numbers(kind.ending())) {
        if (old < number) {
          delete(old);
        }
      }
    } catch (IOException unable) {
      LOG.debug("Files before {} could not be deleted", file(number), unable);
    }
  }

  /** Renames a file that is broken, so that it can be looked into; the last three are kept. */
  void setAside(long number) throws IOException {
    LOG.warn("{} is broken and set aside as {}.", file(number), file(number, BROKEN));
    disk.rename(file(number), file(number, BROKEN));
    disk.force();
    List<Long> broken = numbers(BROKEN);
    for (long old : broken.subList(0, Math.max(0, broken.size() - BROKEN_KEPT))) {
      disk.delete(file(old, BROKEN));
    }
  }

  /** Bytes of the files set aside. */
  long brokenBytes() throws IOException {
    long bytes = 0;
    for (long number : numbers(BROKEN)) {
      try (DiskFile file = disk.openForReading(file(number, BROKEN))) {
        bytes += file.size();
      }
    }
    return bytes;
  }

  /** Deletes the files set aside. */
  void deleteBroken() throws IOException {
    for (long number : numbers(BROKEN)) {
      disk.delete(file(number, BROKEN));
    }
  }
}
