package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the directory and its files to the user we run as, where the file system knows users. */
public final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Creates the directory, or checks the one that is there and closes it to others.
   *
   * @return where it really lies, symbolic links resolved
   */
  public static Path directory(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(path, attributes(path, DIRECTORY));
    } catch (FileAlreadyExistsException exists) {
      checkAndRepair(path.toRealPath());
    }
    return path.toRealPath();
  }

  /** Creates an empty file that only the owner may read, unless something of that name exists. */
  public static void create(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException exists) {
      checkFile(file);
    }
  }

  /** Refuses what is no regular file, and takes from others what they may do with one that is. */
  public static void checkFile(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is no regular file");
    }
    restrict(file, FILE);
  }

  private static void checkAndRepair(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new UnusableDirectoryException(
          "The data directory " + directory + " is no directory; name another one.");
    }
    checkOwner(directory);
    if (isLoose(directory, DIRECTORY) && !isOurs(directory)) {
      throw new UnusableDirectoryException(
          "The data directory "
              + directory
              + " can be entered by other users and holds files that are not Fossawatch's;"
              + " name a directory of its own.");
    }
    restrict(directory, DIRECTORY);
  }

  private static void checkOwner(Path directory) throws IOException {
    Path probe = Files.createTempFile(directory, ".probe", null);
    try {
      if (knowsUsers(directory) && !Files.getOwner(probe).equals(Files.getOwner(directory))) {
        throw new UnusableDirectoryException(
            "The data directory "
                + directory
                + " belongs to another user ("
                + Files.getOwner(directory).getName()
                + "), who could replace what is stored in it; name another one or change its"
                + " owner.");
      }
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean isOurs(Path directory) throws IOException {
    if (Files.exists(directory.resolve(DirectoryLock.FILE), LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static void restrict(Path path, Set<PosixFilePermission> allowed) throws IOException {
    if (!isLoose(path, allowed)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, allowed);
    } catch (IOException | UnsupportedOperationException unable) {
      LOG.debug("{} keeps its mode", path, unable);
    }
    if (isLoose(path, allowed)) {
      LOG.warn("{} is readable by other users, and its file system cannot change that.", path);
    } else {
      LOG.warn("{} was open to other users; its mode is now {}.", path, text(allowed));
    }
  }

  private static boolean isLoose(Path path, Set<PosixFilePermission> allowed) throws IOException {
    return knowsUsers(path) && !allowed.containsAll(Files.getPosixFilePermissions(path));
  }

  private static boolean knowsUsers(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
    if (!knowsUsers(path)) {
      LOG.warn("{} lies on a file system without owners; protect it yourself.", path);
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
  }

  private static String text(Set<PosixFilePermission> mode) {
    return PosixFilePermissions.toString(mode);
  }
}
