package io.dymod.change;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who else could bring in code. As for {@code sshd} and {@code sudo}, a file is safe if nobody but
 * its owner and root can write to it, or to any directory on the way to it, and the owner is the
 * user that runs this program, or root. Where the file system knows no such permissions (Windows),
 * nothing is found.
 */
final class Permissions {

  private static final int WRITABLE_BY_GROUP = 0020;
  private static final int WRITABLE_BY_ALL = 0002;

  /** In such a directory everybody can add entries, and nobody can replace those of others. */
  private static final int STICKY = 01000;

  private static final int MANY_LINKS = 40;

  private static final String CODE_OF_THEIRS = ", and so run code in this program: ";
  private static final String OR_ALLOW = ", or allow it with -Ddymod.shared=true";

  private final boolean shared;
  private final ProcessUser account;

  /** What was found out about directories on the way, for as long as this object is used. */
  private final Map<Path, Optional<String>> directories = new HashMap<>();

  /** Directories to which a safe way leads on which there is no link. */
  private final Set<Path> safe = new HashSet<>();

  /**
   * The permissions as they are now. An instance remembers what it has seen of directories, so it
   * serves for one look.
   *
   * @param shared whether others may bring in code, so that nothing is ever found
   */
  Permissions(boolean shared) {
    this(shared, ProcessUser.current());
  }

  Permissions(boolean shared, ProcessUser account) {
    this.shared = shared;
    this.account = account;
  }

  /**
   * Why a path is not safe: the first thing on the way to it, or it itself, that others can change.
   * Links on the way are followed, and the ways to where they lead are looked at as well.
   *
   * @return a sentence that names it and the way out; nothing if it is safe, or missing
   * @throws IOException if the way to it can't be looked at
   */
  Optional<String> problem(Path path) throws IOException {
    try {
      return shared ? Optional.empty() : way(path.toAbsolutePath());
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  /**
   * The same for a path that was just looked at.
   *
   * @param state of what lies there, be it a link
   */
  Optional<String> problemOfWay(Path path, FileState state) throws IOException {
    return !state.isLink() && safe.contains(path.getParent())
        ? problem(path, state)
        : problem(path);
  }

  /**
   * Why a path is not safe, as far as it can be found out now.
   *
   * @param shared whether others may bring in code, so that nothing is ever found
   */
  static Optional<String> danger(Path path, boolean shared) {
    try {
      return new Permissions(shared).problem(path);
    } catch (IOException failure) {
      return Optional.of(FileProblem.words(failure));
    }
  }

  private Optional<String> way(Path path) throws IOException {
    Deque<Path> names = new ArrayDeque<>();
    path.forEach(names::add);
    Path at = path.getRoot();
    Optional<String> problem = directory(at);
    int links = 0;
    while (problem.isEmpty() && !names.isEmpty()) {
      Path next = at.resolve(names.pop()).normalize();
      boolean onTheWay = !names.isEmpty();
      if (onTheWay && directories.containsKey(next)) {
        problem = directory(next);
        at = next;
        continue;
      }
      FileState state = FileState.of(next);
      if (!state.isLink()) {
        problem = onTheWay ? directory(next) : problem(next, state, false);
        at = next;
        if (onTheWay && links == 0 && problem.isEmpty()) {
          safe.add(next);
        }
        continue;
      }
      if (++links > MANY_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      problem = foreign(next, state);
      Path target = Files.readSymbolicLink(next);
      at = target.isAbsolute() ? target.getRoot() : at;
      for (int index = target.getNameCount() - 1; index >= 0; index--) {
        names.push(target.getName(index));
      }
    }
    return problem;
  }

  private Optional<String> directory(Path path) throws IOException {
    Optional<String> known = directories.get(path);
    if (known == null) {
      known = problem(path, FileState.of(path), true);
      directories.put(path, known);
    }
    return known;
  }

  /** The same for something that was just looked at, below what is known to be safe. */
  Optional<String> problem(Path path, FileState state) throws IOException {
    return shared ? Optional.empty() : problem(path, state, false);
  }

  private Optional<String> problem(Path path, FileState state, boolean onTheWay)
      throws IOException {
    boolean safeForEntries = onTheWay && (state.mode() & STICKY) != 0;
    if ((state.mode() & WRITABLE_BY_ALL) != 0 && !safeForEntries) {
      return Optional.of(
          "every user of this machine can write to %s%stake that right away (chmod o-w %1$s)%s"
              .formatted(Printable.name(path), CODE_OF_THEIRS, OR_ALLOW));
    }
    if ((state.mode() & WRITABLE_BY_GROUP) != 0
        && !safeForEntries
        && !account.isAloneIn(state.group(), path)) {
      return Optional.of(
          "the group %s can write to %s%stake that right away (chmod g-w %2$s)%s"
              .formatted(
                  ProcessUser.groupName(path), Printable.name(path), CODE_OF_THEIRS, OR_ALLOW));
    }
    return foreign(path, state);
  }

  private Optional<String> foreign(Path path, FileState state) throws IOException {
    if (state.owner() == FileState.NOBODY_KNOWN || account.trusts(state.owner())) {
      return Optional.empty();
    }
    return Optional.of(
        "%s belongs to the user %s, who can change it%stake it over (chown %s %1$s)%s"
            .formatted(
                Printable.name(path),
                ProcessUser.ownerName(path),
                CODE_OF_THEIRS,
                account.name(),
                OR_ALLOW));
  }
}
