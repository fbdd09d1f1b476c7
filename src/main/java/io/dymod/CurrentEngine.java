package io.dymod;

import io.dymod.dev.DevEngine;
import io.dymod.engine.Engine;
import io.dymod.release.ReleaseEngine;

/**
 * The engine behind the door. It is put in place before it is started, because what it loads may
 * come through the door; others wait inside until it is ready. If it can't be started, they are
 * told why, and it is taken away: the next call tries again. Safe for use by any thread.
 */
final class CurrentEngine {

  private static volatile Engine engine;

  private CurrentEngine() {}

  /**
   * The engine, started by the first call.
   *
   * @param caller the layer of the caller's module, or null if it is in none
   */
  static Engine of(ModuleLayer caller) {
    Engine present = engine;
    return present != null ? present : open(caller);
  }

  private static Engine open(ModuleLayer caller) {
    Engine made;
    synchronized (CurrentEngine.class) {
      if (engine != null) {
        return engine;
      }
      made = make(caller);
      engine = made;
    }
    boolean started = false;
    try {
      made.start();
      started = true;
    } finally {
      if (!started) {
        engine = null;
      }
    }
    return made;
  }

  /** In release each caller finds the providers of its own layer, without any setting. */
  private static Engine make(ModuleLayer caller) {
    if (isConfigured()) {
      Settings settings = SettingsParser.parseFor(caller);
      if (settings.mode() == Mode.DEV) {
        return DevEngine.of(settings);
      }
    }
    return new ReleaseEngine();
  }

  /** Where nothing is set, which is release, not even the classes are loaded that read settings. */
  private static boolean isConfigured() {
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(SettingsParser.PREFIX)) {
        return true;
      }
    }
    return false;
  }
}
