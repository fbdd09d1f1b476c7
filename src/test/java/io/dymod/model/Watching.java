package io.dymod.model;

import io.dymod.Mode;
import io.dymod.Settings;
import java.nio.file.Path;
import java.time.Duration;

/** How a host comes to know of changes. */
enum Watching {

  /** It is told by the system. */
  NATIVE,

  /** It looks, ever again. */
  POLL,

  /** It is asked to. */
  MANUAL;

  Settings settings(Path[] path, ModuleLayer base) {
    Settings.Builder settings =
        Settings.builder()
            .mode(Mode.DEV)
            .path(path)
            .base(base)
            .auto(this != MANUAL)
            .waitForGoodSave(false)
            .watching(this == POLL ? Settings.Watching.POLL : Settings.Watching.NATIVE)
            .poll(Duration.ofMillis(20))
            .patience(Duration.ofMillis(this == MANUAL ? 10 : 40))
            .removal(Duration.ofSeconds(1));
    return settings.build();
  }
}
