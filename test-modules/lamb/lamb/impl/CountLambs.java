package lamb.impl;

import sheep.api.Sheep;

/** Counts lambs for sheep. It implements nothing itself, but provides what does. */
public final class CountLambs {

  private CountLambs() {}

  /** The provider, as {@link java.util.ServiceLoader} asks for it. */
  public static Sheep provider() {
    return sheep -> sheep + " lambs";
  }
}
