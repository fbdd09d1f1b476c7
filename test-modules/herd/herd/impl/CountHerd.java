package herd.impl;

import io.dymod.Dymod;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sheep.api.Sheep;

/** Asks for its name, and reloads in the middle of a call if it is asked for -1 sheep. */
public final class CountHerd implements Sheep {

  private static final String RELOADED_EARLY = reloadTooEarly();

  private static String reloadTooEarly() {
    try {
      return Dymod.reload().get(0).message();
    } catch (IllegalStateException refused) {
      return refused.getMessage();
    }
  }

  @Override
  public String count(int sheep) {
    return switch (sheep) {
      case -1 ->
          Dymod.reload().stream()
              .map(outcome -> outcome.getClass().getSimpleName())
              .collect(Collectors.joining(","));
      case -2 -> RELOADED_EARLY;
      default -> sheep + " in the " + Dymod.service(Supplier.class).get();
    };
  }
}
