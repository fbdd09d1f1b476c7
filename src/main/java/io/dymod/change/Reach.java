package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * From where code may be read, and how much of it. Where an entry of the reload path leads is the
 * user's own choice; what lies in it may not lead out.
 *
 * @param entries the entries of the reload path
 * @param shared whether other users may be able to change what is read
 * @param limit how many bytes a unit may have
 */
public record Reach(List<Path> entries, boolean shared, long limit) {

  /** A reach that can't be changed. */
  public Reach {
    entries = List.copyOf(entries);
  }

  /** Who can write to what; it is found out anew each time that this is called. */
  Permissions permissions() {
    return new Permissions(shared);
  }

  /**
   * Why a place is not to be read: it lies in an entry of the path, and leads out of it.
   *
   * @throws IOException if it can't be looked at
   */
  Optional<String> problem(Path place) throws IOException {
    List<Path> around = entries.stream().filter(place::startsWith).toList();
    try {
      if (around.isEmpty() || around.contains(place) || !hasLink(place, around.get(0))) {
        return Optional.empty();
      }
      Path real = place.toRealPath();
      for (Path entry : entries) {
        if (Files.exists(entry) && real.startsWith(entry.toRealPath())) {
          return Optional.empty();
        }
      }
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
    return Optional.of(
        "%s leads to %s by a symbolic link, out of the reload path: put what is meant in its place, or name it in dymod.path"
            .formatted(Printable.name(place), Printable.name(place.toRealPath())));
  }

  /** Mostly there is none, and then it need not be found out where everything really lies. */
  private static boolean hasLink(Path place, Path entry) throws IOException {
    for (Path at = place; !at.equals(entry); at = at.getParent()) {
      if (FileState.of(at).isLink()) {
        return true;
      }
    }
    return false;
  }
}
