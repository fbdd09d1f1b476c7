package io.dymod.change;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * What the file system says of a file or directory, asked once for all that is to be known of it.
 *
 * @param kind what it is
 * @param stamp what tells one state of it from another
 * @param mode its permission bits; 0 where the file system has none
 * @param owner the number of the user whose it is; {@link #NOBODY_KNOWN} where there are none
 * @param group the number of its group; {@link #NOBODY_KNOWN} where there are none
 */
record FileState(Kind kind, Listing.Stamp stamp, int mode, int owner, int group) {

  /** No user or group has this number. */
  static final int NOBODY_KNOWN = -1;

  /** What lies somewhere. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  /**
   * One call to the system, at nearly the cost of the basic attributes. Asking for all ({@code
   * unix:*}) would cost seven times as much, for it looks up names of users.
   */
  private static final String UNIX = "unix:size,lastModifiedTime,ctime,fileKey,mode,uid,gid";

  private static final boolean HAS_UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private static final int TYPE = 0170000;
  private static final int TYPE_FILE = 0100000;
  private static final int TYPE_DIRECTORY = 0040000;
  private static final int TYPE_LINK = 0120000;
  private static final int BITS = 07777;

  /** The state of what lies at a path, be it a link. */
  static FileState of(Path path) throws IOException {
    return read(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The state of what lies at a path or, if that is a link, where it leads. */
  static FileState behind(Path path) throws IOException {
    return read(path);
  }

  private static FileState read(Path path, LinkOption... links) throws IOException {
    if (HAS_UNIX) {
      Map<String, Object> attributes = Files.readAttributes(path, UNIX, links);
      int mode = (int) attributes.get("mode");
      Listing.Stamp stamp =
          new Listing.Stamp(
              (long) attributes.get("size"),
              ((FileTime) attributes.get("lastModifiedTime")).toInstant(),
              attributes.get("fileKey"),
              ((FileTime) attributes.get("ctime")).toInstant());
      int owner = (int) attributes.get("uid");
      return new FileState(kind(mode), stamp, mode & BITS, owner, (int) attributes.get("gid"));
    }
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, links);
    Object key = attributes.fileKey();
    Listing.Stamp stamp =
        new Listing.Stamp(
            attributes.size(),
            attributes.lastModifiedTime().toInstant(),
            key == null ? "" : key,
            Listing.Stamp.UNKNOWN);
    return new FileState(kind(attributes), stamp, 0, NOBODY_KNOWN, NOBODY_KNOWN);
  }

  private static Kind kind(int mode) {
    return switch (mode & TYPE) {
      case TYPE_FILE -> Kind.FILE;
      case TYPE_DIRECTORY -> Kind.DIRECTORY;
      case TYPE_LINK -> Kind.LINK;
      default -> Kind.OTHER;
    };
  }

  private static Kind kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (attributes.isDirectory()) {
      return Kind.DIRECTORY;
    }
    return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }

  boolean isFile() {
    return kind == Kind.FILE;
  }

  boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  boolean isLink() {
    return kind == Kind.LINK;
  }
}
