package io.dymod.change;

import java.util.List;

/**
 * What a look at the disk found.
 *
 * @param changed places whose content is new
 * @param touched places whose files were written again with the bytes they had
 * @param missing places where nothing lies any more
 */
public record Survey(List<Place> changed, List<Place> touched, List<Place> missing) {

  /** Whether nothing new was found. */
  public boolean isEmpty() {
    return changed.isEmpty() && touched.isEmpty() && missing.isEmpty();
  }
}
