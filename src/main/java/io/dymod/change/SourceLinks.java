package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Symbolic links in a directory of Java sources, which the compiler and the build tools follow.
 * They are followed here where that lets nobody in: if the target lies in the same directory, or
 * belongs to the same user, and other users can neither write to it nor put another one in its
 * place. In a directory of class files none is followed.
 */
public final class SourceLinks {

  private final Path root;
  private final boolean followed;

  /** The directories that have been entered on the way, so that no circle is gone round. */
  private final Set<Path> entered;

  private SourceLinks(Path root, boolean followed, Set<Path> entered) {
    this.root = root;
    this.followed = followed;
    this.entered = entered;
  }

  /**
   * The links in a directory.
   *
   * @param root the directory itself, not a link to it
   */
  static SourceLinks in(Path root) {
    return new SourceLinks(
        root, Files.isRegularFile(root.resolve("module-info.java")), Set.of(root));
  }

  /** The links in a directory that one of them leads to. */
  SourceLinks beyond(Path target) {
    Set<Path> all = new HashSet<>(entered);
    all.add(target);
    return new SourceLinks(root, followed, all);
  }

  /** Where a link leads that is followed; nothing for one that is not. */
  Optional<Path> follow(Path link) {
    if (!followed) {
      return Optional.empty();
    }
    try {
      Path target = link.toRealPath();
      boolean circle =
          entered.stream().anyMatch(target::equals) || link.toAbsolutePath().startsWith(target);
      return !circle && isTrusted(target) ? Optional.of(target) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private boolean isTrusted(Path target) throws IOException {
    if (target.startsWith(root.toRealPath())) {
      return true;
    }
    try {
      return Files.getOwner(target).equals(Files.getOwner(root))
          && !Permissions.othersCanWrite(target)
          && !Permissions.othersCanWrite(target.getParent());
    } catch (UnsupportedOperationException unknown) {
      return false;
    }
  }

  /**
   * The links in some sources that are not followed, each with where it leads, so that an error can
   * name them.
   */
  public static List<String> notFollowed(SourceRoots roots) {
    List<String> words = new ArrayList<>();
    for (Path root : roots.java()) {
      try (Stream<Path> files = Files.walk(root.toRealPath())) {
        SourceLinks links = in(root.toRealPath());
        files
            .filter(Files::isSymbolicLink)
            .filter(link -> ModuleFiles.counts(link.getFileName().toString()))
            .filter(link -> links.follow(link).isEmpty())
            .forEach(link -> words.add(link + " is a symbolic link to " + target(link)));
      } catch (IOException | RuntimeException unreadable) {
        // It is only for the message.
      }
    }
    return words;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException removed) {
      return "somewhere else";
    }
  }
}
