package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;

/**
 * The user that this process runs as.
 *
 * @param user the user's number; {@link FileState#NOBODY_KNOWN} where it can't be found out
 * @param name the user's name
 * @param group the number of the user's own group
 */
record ProcessUser(int user, String name, int group) {

  private static final int ROOT = 0;

  private static final ProcessUser UNKNOWN =
      new ProcessUser(FileState.NOBODY_KNOWN, "", FileState.NOBODY_KNOWN);

  private static final ProcessUser CURRENT =
      of(Path.of("/proc/self"), Path.of(System.getProperty("user.home", "/")));

  /** The one of this process. */
  static ProcessUser current() {
    return CURRENT;
  }

  /** The owner of the first path that exists. */
  private static ProcessUser of(Path... owned) {
    for (Path path : owned) {
      try {
        Map<String, Object> numbers = Files.readAttributes(path, "unix:uid,gid");
        String name = Files.readAttributes(path, PosixFileAttributes.class).owner().getName();
        return new ProcessUser((int) numbers.get("uid"), name, (int) numbers.get("gid"));
      } catch (IOException | UnsupportedOperationException | IllegalArgumentException absent) {
        // The next one may be there; on Windows none is.
      }
    }
    return UNKNOWN;
  }

  /** Whether what a user owns is safe from everybody else: it is this one, or root. */
  boolean trusts(int owner) {
    return user == FileState.NOBODY_KNOWN || owner == user || owner == ROOT;
  }

  /**
   * Whether nobody else is in a group, as far as can be told: many systems give each user a group
   * of the same name, and make what he writes writable by it.
   *
   * @param path something of that group
   */
  boolean isAloneIn(int group, Path path) throws IOException {
    return group == this.group && groupName(path).equals(name);
  }

  /** The name of the group of a file or directory. */
  static String groupName(Path path) throws IOException {
    return names(path).group().getName();
  }

  /** The name of the owner of a file or directory. */
  static String ownerName(Path path) throws IOException {
    return names(path).owner().getName();
  }

  private static PosixFileAttributes names(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
