package io.dymod.retire.pin;

import java.util.List;
import java.util.ResourceBundle;

/** Resource bundles that were loaded for the generation, which are remembered softly. */
final class BundleCaches implements Pin {

  @Override
  public List<String> release(RetiredGeneration retired) {
    ResourceBundle.clearCache(retired.loader());
    return List.of("cleared the cache of its resource bundles");
  }
}
