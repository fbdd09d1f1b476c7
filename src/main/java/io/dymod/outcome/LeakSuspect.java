package io.dymod.outcome;

import io.dymod.Outcome;

/** Something that may keep a generation alive. */
public record LeakSuspect(String what, String advice) implements Outcome.Suspect {

  /** Both, as they are logged. */
  @Override
  public String toString() {
    return what + "\n  " + advice;
  }
}
