package io.dymod.agent;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * Keeps what the virtual machine gives to an agent. Started with {@code -javaagent}, it is called
 * before {@code main}; without, nothing is kept.
 */
public final class Agent {

  private static volatile Instrumentation instrumentation;

  private Agent() {}

  /**
   * Called by the virtual machine.
   *
   * @param options what follows the jar's name and {@code =}; there are none
   */
  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
  }

  /** What can redefine classes; nothing if the program was not started with the agent. */
  public static Optional<Instrumentation> instrumentation() {
    return Optional.ofNullable(instrumentation).filter(Instrumentation::isRedefineClassesSupported);
  }
}
