package io.dymod.retire.pin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.logging.Logger;

/**
 * Bundles of the generation's classes at loggers of {@code java.util.logging}, from which a bundle
 * can't be taken away, but only replaced by another of its name.
 */
final class LoggerBundles implements Pin {

  @Override
  public List<String> release(Gone gone) {
    List<String> done = new ArrayList<>();
    if (gone.reads(LogHandlers.MODULE)) {
      for (Logger logger : LogHandlers.loggers()) {
        if (logger.getResourceBundleName() != null && gone.owns(logger.getResourceBundle())) {
          logger.setResourceBundle(new Empty(logger.getResourceBundleName()));
          done.add("removed the resource bundle of " + LogHandlers.words(logger));
        }
      }
    }
    return done;
  }

  private static final class Empty extends ResourceBundle {

    private final String name;

    Empty(String name) {
      this.name = name;
    }

    @Override
    public String getBaseBundleName() {
      return name;
    }

    @Override
    protected Object handleGetObject(String key) {
      return null;
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.emptyEnumeration();
    }
  }
}
