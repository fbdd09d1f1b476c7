package io.dymod.testing.random;

import io.dymod.testing.random.Instance.Spelling;
import io.dymod.testing.random.Instance.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Puts motifs together to a module, and links them to each other. */
final class Composition {

  private final Random random;
  private final List<Motif> motifs;
  private final List<Motif> knots;
  private String[] packages = {};

  /**
   * A composition.
   *
   * @param knots what fills a module up; there may be none
   */
  Composition(Random random, List<Motif> motifs, List<Motif> knots) {
    this.random = random;
    this.motifs = motifs;
    this.knots = knots;
  }

  /**
   * Instances of motifs that make up a number of files, the declaration of the module included;
   * fewer, if there are no knots.
   */
  List<Instance> instances(int files) {
    packages =
        IntStream.range(0, Math.max(3, Math.min(7, files / 8)))
            .mapToObj(index -> index % 3 == 2 ? "m.p1.q" + index : "m.p" + index)
            .toArray(String[]::new);
    List<Instance> instances = new ArrayList<>();
    List<Motif> next = new ArrayList<>();
    while (files(instances) < files * 4 / 5) {
      if (next.isEmpty()) {
        next.addAll(motifs);
        Collections.shuffle(next, random);
      }
      instances.add(place(next.remove(next.size() - 1)));
      if (files(instances) > files) {
        instances.remove(instances.size() - 1);
        break;
      }
    }
    while (!knots.isEmpty() && files(instances) < files) {
      instances.add(place(knots.get(random.nextInt(knots.size()))));
    }
    return linked(instances);
  }

  /** Where the module starts. */
  State state(List<Instance> instances) {
    State state = new State(instances, packages);
    IntStream.range(0, packages.length)
        .filter(index -> random.nextBoolean())
        .forEach(state.exports::add);
    return state;
  }

  private int files(List<Instance> instances) {
    return new State(instances, packages).sources(instances).size();
  }

  private Instance place(Motif motif) {
    List<Integer> indexes = new ArrayList<>();
    IntStream.range(0, packages.length).forEach(indexes::add);
    Collections.shuffle(indexes, random);
    return new Instance(motif, List.copyOf(indexes.subList(0, 3)), List.of());
  }

  private List<Instance> linked(List<Instance> instances) {
    List<Instance> linked = new ArrayList<>();
    for (int index = 0; index < instances.size(); index++) {
      Instance instance = instances.get(index);
      List<Target> targets = new ArrayList<>();
      for (Link link : instance.motif().uses()) {
        targets.add(target(instances, index, link));
      }
      linked.add(new Instance(instance.motif(), instance.packages(), targets));
    }
    return linked;
  }

  /** Any offer of another instance, or null when none may be linked to. */
  @SuppressWarnings("EnumOrdinal") // Any will do.
  private Target target(List<Instance> instances, int user, Link link) {
    Spelling spelling = Spelling.values()[random.nextInt(Spelling.values().length)];
    List<Target> targets =
        IntStream.range(0, link.acyclic() ? user : instances.size())
            .filter(index -> index != user)
            .boxed()
            .flatMap(
                index ->
                    instances
                        .get(index)
                        .motif()
                        .offers(link)
                        .map(offer -> new Target(index, offer, spelling)))
            .toList();
    return targets.isEmpty() ? null : targets.get(random.nextInt(targets.size()));
  }
}
