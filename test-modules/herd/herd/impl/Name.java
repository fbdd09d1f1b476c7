package herd.impl;

import java.util.function.Supplier;

/** What the herd is called. */
public final class Name implements Supplier<String> {

  @Override
  public String get() {
    return "herd";
  }
}
