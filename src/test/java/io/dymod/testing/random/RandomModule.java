package io.dymod.testing.random;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;

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
    return of(random, files, new Composition(random, Library.motifs(release), Library.knots()));
  }

  /** A module of at most a number of files that is made to be run. */
  public static RandomModule running(Random random, int files, int release) {
    return of(random, files, new Composition(random, Library.running(release), List.of()));
  }

  private static RandomModule of(Random random, int files, Composition composition) {
    List<Instance> instances = composition.instances(files);
    return new RandomModule(random, instances, composition.state(instances));
  }

  /** The expressions that are offered as values. There are as many after each edit. */
  public List<String> values() {
    return offers(Link.VALUE);
  }

  /** The expressions of objects that may be kept, each a {@code Supplier}. */
  public List<String> kept() {
    return offers(Link.KEPT);
  }

  /** The expressions that are constant. */
  public List<String> constants() {
    return offers(Link.CONSTANT);
  }

  private List<String> offers(Link link) {
    return IntStream.range(0, instances.size())
        .boxed()
        .flatMap(
            index ->
                instances
                    .get(index)
                    .motif()
                    .offers(link)
                    .map(offer -> new Page(instances, state).text(index, offer)))
        .toList();
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
