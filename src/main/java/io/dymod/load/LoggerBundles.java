package io.dymod.load;

import java.util.Collections;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Gives loggers of {@code java.util.logging} the bundles of a new generation. A logger keeps the
 * bundle that it was first asked for with, and whoever asks for it again gets it as it is; so a
 * unit would go on logging in the words of its first generation.
 */
final class LoggerBundles {

  private static final String MODULE = "java.logging";

  private LoggerBundles() {}

  /** Renews the bundles of a unit's packages, if the unit logs in this way. */
  static void renew(Candidate candidate) {
    Module unit = candidate.module();
    boolean logs =
        ModuleLayer.boot()
            .findModule(MODULE)
            .filter(LoggerBundles.class.getModule()::canRead)
            .filter(unit::canRead)
            .isPresent();
    if (logs) {
      LogManager manager = LogManager.getLogManager();
      for (String name : Collections.list(manager.getLoggerNames())) {
        Logger logger = manager.getLogger(name);
        if (logger != null && logger.getResourceBundleName() != null) {
          renew(logger, candidate);
        }
      }
    }
  }

  private static void renew(Logger logger, Candidate candidate) {
    Module unit = candidate.module();
    String bundle = logger.getResourceBundleName();
    String packageName = ClassShape.packageOf(bundle.replace('.', '/'));
    if (unit.getPackages().contains(packageName)) {
      // The JDK looks on behalf of who calls.
      candidate.controller().addOpens(unit, packageName, LoggerBundles.class.getModule());
      try {
        ResourceBundle words = ResourceBundle.getBundle(bundle, Locale.getDefault(), unit);
        logger.setResourceBundle(new NamedBundle(bundle, Optional.of(words)));
      } catch (MissingResourceException | IllegalArgumentException removed) {
        // It keeps the one that it has, as a logger does whose bundle can't be found.
      }
    }
  }
}
