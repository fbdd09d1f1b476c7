package io.dymod;

import io.dymod.dev.DevEngine;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways to several generations that stay alive, for which the door would dump the heap anew. */
public final class HeapPaths {

  private HeapPaths() {}

  /** The way to each generation of a host, all from one heap dump. */
  public static Map<String, List<String>> to(Set<String> generations, Host host) {
    return ((DevEngine) host.engine()).pathsTo(generations);
  }
}
