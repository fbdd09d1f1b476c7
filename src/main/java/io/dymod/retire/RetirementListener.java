package io.dymod.retire;

import io.dymod.retire.pin.Suspect;
import java.time.Duration;
import java.util.List;

/** Told what becomes of generations that have left. Called on the retiring thread. */
public interface RetirementListener {

  /**
   * A generation has been collected.
   *
   * @param generation its name and number
   * @param took the time since it left
   * @param troubles what went wrong while it was retired, in words
   */
  void retired(String generation, Duration took, List<String> troubles);

  /**
   * A generation is alive although its time is over. Reported once of each.
   *
   * @param generation its name and number
   * @param age the time since it left
   * @param collections how many garbage collections that unload classes it has survived
   * @param suspects what may keep it
   * @param path the chain of references that keeps it, a line a step; empty unless asked for
   * @param troubles what went wrong while it was retired, in words
   */
  void leaked(
      String generation,
      Duration age,
      int collections,
      List<Suspect> suspects,
      List<String> path,
      List<String> troubles);
}
