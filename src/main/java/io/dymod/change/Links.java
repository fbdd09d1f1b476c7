package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Symbolic links inside a directory. */
final class Links {

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
