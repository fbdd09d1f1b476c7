package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Refusal;
import io.dymod.load.UnitRefusal;
import java.util.Set;

/**
 * The way of some units through the stages.
 *
 * @param units their names
 */
record Way(Set<String> units, Stopwatch stopwatch) {

  /** What a stage does. */
  interface Step<T> {

    T take() throws Refusal, InterruptedException;
  }

  /**
   * Goes through a stage, and takes its time. Whatever fails in it ends the attempt, and nothing
   * but that; faults that nobody thought of included.
   */
  <T> T go(Stage stage, Step<T> step) throws GroupFailure, InterruptedException {
    try {
      return step.take();
    } catch (UnitRefusal clash) {
      throw new GroupFailure(clash.units(), Failure.of(stage, clash));
    } catch (Refusal refusal) {
      throw new GroupFailure(units, Failure.of(stage, refusal));
    } catch (RuntimeException | Error fault) {
      throw new GroupFailure(units, new Failure(stage, Refusal.words(fault)));
    } finally {
      stopwatch.lap(stage);
    }
  }
}
