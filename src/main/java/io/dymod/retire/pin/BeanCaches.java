package io.dymod.retire.pin;

import java.beans.Introspector;
import java.util.List;

/** What {@code java.beans} remembers of classes it has looked into, softly, which may be long. */
final class BeanCaches implements Pin {

  static final String MODULE = "java.desktop";

  @Override
  public List<String> release(RetiredGeneration retired) {
    Introspector.flushCaches();
    return List.of("flushed the caches of java.beans.Introspector");
  }
}
