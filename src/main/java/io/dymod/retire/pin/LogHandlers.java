package io.dymod.retire.pin;

import io.dymod.scope.OwnedResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Handlers and filters at loggers of {@code java.util.logging}. */
final class LogHandlers implements Pin {

  static final String MODULE = "java.logging";

  private static final String ADVICE = "remove it when the provider is closed";

  @Override
  public List<OwnedResource> endings(RetiredGeneration retired) {
    List<OwnedResource> endings = new ArrayList<>();
    if (retired.reads(MODULE)) {
      for (Logger logger : loggers()) {
        for (Handler handler : handlers(logger, retired)) {
          endings.add(
              OwnedResource.of(
                  handler,
                  "removal of a handler of " + words(logger),
                  () -> logger.removeHandler(handler)));
        }
        if (retired.owns(logger.getFilter())) {
          endings.add(
              OwnedResource.of(
                  logger,
                  "removal of the filter of " + words(logger),
                  () -> logger.setFilter(null)));
        }
      }
    }
    return endings;
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    List<Suspect> found = new ArrayList<>();
    for (Logger logger : loggers()) {
      for (Handler handler : logger.getHandlers()) {
        if (retired.owns(handler)
            || retired.owns(handler.getFormatter())
            || retired.owns(handler.getFilter())) {
          found.add(
              new Suspect(
                  "a handler of %s is of its classes: %s"
                      .formatted(words(logger), handler.getClass().getName()),
                  ADVICE));
        }
      }
    }
    return found;
  }

  private static List<Handler> handlers(Logger logger, RetiredGeneration retired) {
    return Arrays.stream(logger.getHandlers()).filter(retired::owns).toList();
  }

  static String words(Logger logger) {
    return logger.getName().isEmpty() ? "the root logger" : "logger " + logger.getName();
  }

  static List<Logger> loggers() {
    LogManager manager = LogManager.getLogManager();
    List<Logger> loggers = new ArrayList<>();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      if (logger != null) {
        loggers.add(logger);
      }
    }
    return loggers;
  }
}
