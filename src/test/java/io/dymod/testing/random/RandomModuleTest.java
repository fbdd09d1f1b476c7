package io.dymod.testing.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomModuleTest {

  private static final int RELEASE = Runtime.version().feature();

  private final MemoryJavac javac = new MemoryJavac();

  @Test
  void theSameSeedGivesTheSameSourcesAndEdits() {
    assertThat(story(5)).isEqualTo(story(5)).isNotEqualTo(story(6));
  }

  private static List<Object> story(int seed) {
    RandomModule module = RandomModule.of(new Random(seed), 30, RELEASE);
    List<Object> story = new ArrayList<>(List.of(module.sources()));
    for (int edit = 0; edit < 40; edit++) {
      story.add(module.edit());
      story.add(module.sources());
    }
    return story;
  }

  @Test
  void aModuleHasAsManyFilesAsWereAskedFor() {
    assertThat(IntStream.range(0, 60))
        .allSatisfy(
            seed ->
                assertThat(RandomModule.of(new Random(seed), 15 + seed).sources())
                    .hasSize(15 + seed));
  }

  @Test
  void whatIsUndoneIsAsItWas() {
    RandomModule module = RandomModule.of(new Random(1), 20);
    Object start = module.sources();
    module.edit();
    Object edited = module.sources();
    module.edit();

    module.undo();
    assertThat(module.sources()).isEqualTo(edited).isNotEqualTo(start);
    module.undo();
    assertThat(module.sources()).isEqualTo(start);
  }

  @Test
  void modulesCompileAtFirst() {
    assertThat(IntStream.range(0, 6))
        .allSatisfy(seed -> assertThat(errors(seed)).as("seed %d", seed).isEmpty());
  }

  private String errors(int seed) {
    return javac.errors(RandomModule.of(new Random(seed), 15 + 9 * seed, RELEASE).sources());
  }

  @Test
  void mostEditsLeaveAModuleThatCompiles() {
    List<String> broken = new ArrayList<>();
    for (int seed = 7; seed < 10; seed++) {
      RandomModule module = RandomModule.of(new Random(seed), 20, RELEASE);
      for (int edit = 0; edit < 15; edit++) {
        String what = module.edit();
        if (!javac.errors(module.sources()).isEmpty()) {
          broken.add(what);
          module.undo();
        }
      }
    }
    assertThat(broken).hasSizeBetween(1, 15);
  }

  @Test
  void everyAlternativeThatShouldCompileDoes() {
    everyAlternativeThatShouldCompileDoes(Library.motifs(RELEASE));
  }

  @Test
  void soItIsWithTheMotifsThatRun() {
    everyAlternativeThatShouldCompileDoes(Library.running(RELEASE));
  }

  private void everyAlternativeThatShouldCompileDoes(List<Motif> motifs) {
    List<Instance> left = motifs.stream().map(RandomModuleTest::alone).toList();
    for (int round = 0; !left.isEmpty(); round++) {
      assertThat(javac.errors(turned(left, round).sources(left))).isEmpty();
      int next = round + 1;
      left = left.stream().filter(motif -> sound(motif.motif()).size() > next).toList();
    }
  }

  private static Instance alone(Motif motif) {
    return new Instance(motif, List.of(0, 1, 2), List.of());
  }

  /** All motifs in one module, each with one knob turned, each round another one. */
  private static State turned(List<Instance> all, int round) {
    State state = new State(all, new String[] {"m.a", "m.b", "m.c"});
    for (int index = 0; index < all.size(); index++) {
      Turn turn = sound(all.get(index).motif()).get(round);
      state.alternatives[index][turn.knob()] = turn.alternative();
    }
    return state;
  }

  private record Turn(int knob, int alternative) {}

  private static List<Turn> sound(Motif motif) {
    return IntStream.range(0, motif.knobs().size())
        .boxed()
        .flatMap(
            knob ->
                IntStream.range(0, motif.knobs().get(knob).alternatives())
                    .filter(alternative -> !motif.knobs().get(knob).breaks(alternative))
                    .mapToObj(alternative -> new Turn(knob, alternative)))
        .toList();
  }

  @Test
  void editsOfNearlyEveryKindOccur() {
    TreeSet<String> kinds = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      RandomModule module = RandomModule.of(new Random(seed), 60, RELEASE);
      for (int edit = 0; edit < 100; edit++) {
        Stream.of(module.edit().split("; "))
            .map(what -> what.replaceFirst(" \\(.*", ""))
            .forEach(kinds::add);
      }
    }
    assertThat(kinds).hasSizeGreaterThan(Edits.kinds(RELEASE).size() * 9 / 10);
  }
}
