package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Symbolic links inside a directory of sources. */
public final class Links {

  private Links() {}

  /**
   * Whether a link in a directory of sources leads to more of them: to a file, or to a directory
   * with the name of a package. Other directories can be anything, such as the caches that build
   * tools link to. One that leads back to where it lies is left alone, for it has no end.
   */
  static boolean leadToCode(Path link) throws IOException {
    if (Files.isRegularFile(link)) {
      return true;
    }
    return isName(link.getFileName().toString()) && Files.isDirectory(link) && !isCircle(link);
  }

  /**
   * The links in some sources that are not followed, each with where it leads, so that an error can
   * name them.
   */
  public static List<String> notFollowed(SourceRoots roots) {
    List<String> words = new ArrayList<>();
    for (Path root : roots.java()) {
      try (Stream<Path> files = Files.walk(root.toRealPath())) {
        for (Path file : (Iterable<Path>) files::iterator) {
          String name = file.getFileName().toString();
          if (Files.isSymbolicLink(file) && ModuleFiles.counts(name) && !leadToCode(file)) {
            Path target = Files.readSymbolicLink(file);
            words.add(
                "%s is a symbolic link to %s"
                    .formatted(Printable.name(file), Printable.name(target)));
          }
        }
      } catch (IOException | RuntimeException unreadable) {
        // It is only for the message.
      }
    }
    return words;
  }

  private static boolean isName(String name) {
    return Character.isJavaIdentifierStart(name.codePointAt(0))
        && name.codePoints().allMatch(Character::isJavaIdentifierPart);
  }

  private static boolean isCircle(Path link) throws IOException {
    Path target = link.toRealPath();
    for (Path above = link.getParent(); above != null; above = above.getParent()) {
      if (above.toRealPath().equals(target)) {
        return true;
      }
    }
    return false;
  }
}
