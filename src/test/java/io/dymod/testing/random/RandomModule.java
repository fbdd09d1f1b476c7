package io.dymod.testing.random;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/**
 * The sources of a module whose files depend on each other in every way that Java knows, and random
 * edits to them. All of it follows from the seed. Most edits leave a module that compiles; after
 * one that doesn't, {@link #undo} leads back.
 */
public final class RandomModule {

  private final Random random;
  private final List<Instance> instances;
  private final Edits edits;
  private final Deque<State> history = new ArrayDeque<>();
  private State state;
  private SortedMap<String, String> sources;

  private RandomModule(Random random, List<Instance> instances, State state) {
    this.random = random;
    this.instances = instances;
    this.state = state;
    edits = new Edits(random, instances);
    sources = state.sources(instances);
  }

  /** A module of a number of files, written in Java 17. */
  public static RandomModule of(Random random, int files) {
    return of(random, files, 17);
  }

  /** A module of a number of files that uses the language of a release. */
  public static RandomModule of(Random random, int files, int release) {
    Composition composition = new Composition(random, release);
    List<Instance> instances = composition.instances(files);
    return new RandomModule(random, instances, composition.state(instances));
  }

  /** The text of each file below the root of the sources, such as {@code m/p1/Limits7.java}. */
  public SortedMap<String, String> sources() {
    return Collections.unmodifiableSortedMap(sources);
  }

  /**
   * Changes the sources in one way and says which: its kind first, in brackets what it concerns.
   */
  public String edit() {
    State left = state;
    while (true) {
      String done = "undo";
      if (!history.isEmpty() && random.nextInt(12) == 0) {
        state = history.peek();
      } else {
        state = left.copy();
        done = edits.apply(state);
      }
      // A knob may turn within an alternative that isn't in use.
      SortedMap<String, String> edited = state.sources(instances);
      if (!edited.equals(sources)) {
        sources = edited;
        history.push(left);
        return done;
      }
    }
  }

  /** Returns to the sources before the latest edit that is not undone. */
  public void undo() {
    state = history.pop();
    sources = state.sources(instances);
  }
}
