package io.dymod.change;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether something lies at a place. What can't be looked at now, because a permission is missing
 * or a disk does not answer, is not absent.
 */
public sealed interface Presence {

  /** It is there. */
  record Present() implements Presence {}

  /** It is surely not there: every directory on the way to it could be looked at. */
  record Absent() implements Presence {}

  /**
   * Nobody can tell.
   *
   * @param reason why not, in a sentence
   */
  record Unreadable(String reason) implements Presence {}

  /**
   * The presence of a module at a place where one was found before.
   *
   * @param origin the place; of a directory, the files count that declare the module
   */
  static Presence of(Origin origin) {
    List<Path> declarations = new ArrayList<>();
    origin.sources().ifPresent(roots -> declarations.add(roots.main().resolve("module-info.java")));
    if (origin instanceof Origin.Exploded) {
      declarations.add(origin.path().resolve("module-info.class"));
    } else if (origin instanceof Origin.Jar) {
      declarations.add(origin.path());
    }
    Presence presence = new Absent();
    for (Path declaration : declarations) {
      Presence one = of(declaration);
      if (one instanceof Present) {
        return one;
      }
      presence = one instanceof Unreadable ? one : presence;
    }
    return presence;
  }

  /** The presence of a file or directory; of a link, of what it leads to. */
  static Presence of(Path path) {
    try {
      FileState.behind(path);
      return new Present();
    } catch (NoSuchFileException missing) {
      return new Absent();
    } catch (IOException failure) {
      return isBelowFile(path) ? new Absent() : new Unreadable(FileProblem.words(failure));
    }
  }

  /** The system tells that apart from other failures only in words of its own language. */
  private static boolean isBelowFile(Path path) {
    try {
      Path above = path.getParent();
      return above != null && !FileState.behind(above).isDirectory();
    } catch (IOException failure) {
      return false;
    }
  }
}
