package lamb.impl;

import sheep.api.Sheep;

/** Counts lambs for sheep. */
public final class CountLambs implements Sheep {

  @Override
  public String count(int sheep) {
    return sheep + " lambs";
  }
}
