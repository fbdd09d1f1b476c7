package io.dymod.retire.pin;

import io.dymod.load.NamedBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.logging.Logger;

/**
 * Bundles of the generation's classes at loggers of {@code java.util.logging}, from which a bundle
 * can't be taken away, but only replaced by another of its name.
 */
final class LoggerBundles implements Pin {

  @Override
  public List<String> release(RetiredGeneration retired) {
    List<String> done = new ArrayList<>();
    if (retired.reads(LogHandlers.MODULE)) {
      for (Logger logger : LogHandlers.loggers()) {
        if (logger.getResourceBundleName() != null && retired.owns(words(logger))) {
          logger.setResourceBundle(
              new NamedBundle(logger.getResourceBundleName(), Optional.empty()));
          done.add("removed the resource bundle of " + LogHandlers.words(logger));
        }
      }
    }
    return done;
  }

  private static ResourceBundle words(Logger logger) {
    ResourceBundle bundle = logger.getResourceBundle();
    return bundle instanceof NamedBundle named ? named.words().orElse(bundle) : bundle;
  }
}
