package io.dymod.change;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Goes through directories, and notes what lies there and who can write to it. */
final class Walk {

  private final Permissions permissions;
  private final SortedMap<Path, Listing.Stamp> files = new TreeMap<>();
  private final SortedMap<Path, Path> links = new TreeMap<>();
  private Optional<String> danger = Optional.empty();

  Walk(Permissions permissions) {
    this.permissions = permissions;
  }

  Listing listing() {
    return new Listing(files, links, danger.orElse(""));
  }

  /**
   * Goes through a place with all that is in it. The place itself may be a link: that it leads to
   * where it may is for others to see.
   *
   * @param place a file or directory, which may be missing
   * @param follow whether links inside are followed, as a compiler follows them in sources
   */
  void enter(Path place, boolean follow) throws IOException {
    try {
      FileState state = FileState.of(place);
      judge(permissions.problemOfWay(place, state));
      Path real = place;
      if (state.isLink()) {
        real = place.toRealPath();
        state = FileState.of(real);
        links.put(place, real);
      }
      visit(place, real, state, follow);
    } catch (NoSuchFileException missing) {
      // A place where nothing lies.
    }
  }

  private void visit(Path seen, Path real, FileState state, boolean follow) throws IOException {
    if (state.isFile()) {
      files.put(seen, state.stamp());
    } else if (state.isDirectory()) {
      for (Path child : children(real)) {
        visitChild(seen.resolve(child.getFileName()), child, follow);
      }
    }
  }

  /** What belongs to no module need not even be readable. */
  private void visitChild(Path seen, Path real, boolean follow) throws IOException {
    try {
      FileState state = FileState.of(real);
      String name = seen.getFileName().toString();
      if (state.isDirectory() ? !ModuleFiles.countsAsDirectory(name) : !ModuleFiles.counts(name)) {
        return;
      }
      if (!state.isLink()) {
        judge(permissions.problem(real, state));
        visit(seen, real, state, follow);
      } else if (follow && Links.leadToCode(seen)) {
        judge(permissions.problem(real));
        Path target = real.toRealPath();
        links.put(seen, target);
        visit(seen, target, FileState.of(target), true);
      }
    } catch (NoSuchFileException gone) {
      // It has just been deleted, or the link leads nowhere.
    }
  }

  private void judge(Optional<String> problem) {
    danger = danger.or(() -> problem);
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return List.of();
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    return children;
  }
}
