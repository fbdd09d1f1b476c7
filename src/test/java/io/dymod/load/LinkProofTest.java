package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import io.dymod.compile.MemorySources;
import io.dymod.compile.ModuleCompiler;
import io.dymod.testing.random.RandomModule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not checked again because it was proven before could not have become wrong: mixtures of
 * two versions of a module, as a build that is half done leaves them, are refused or not just as by
 * a loader that has proven nothing yet.
 */
class LinkProofTest {

  private static final int SEEDS = Integer.getInteger("dymod.test.seeds", 4);
  private static final int EDITS = Integer.getInteger("dymod.test.edits", 15);
  private static final int MIXTURES = 6;

  static Stream<Integer> seeds() {
    return IntStream.range(0, SEEDS).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ofMixturesOfTwoVersions(int seed) throws Refusal {
    Random random = new Random(seed);
    RandomModule module = RandomModule.of(new Random(seed), 30);
    GenerationLoader loader = loader();
    ModuleCompiler compiler = ModuleCompiler.above(ModuleLayer.boot(), List.of());
    SortedMap<String, byte[]> old = compile(compiler, module);
    assertThat(refusal(loader, old)).isEmpty();
    int refused = 0;
    List<String> history = new ArrayList<>();
    for (int edit = 0; edit < EDITS; edit++) {
      history.add(module.edit());
      SortedMap<String, byte[]> next = compile(compiler, module);
      if (next.isEmpty()) {
        module.undo();
        continue;
      }
      for (int round = 0; round < MIXTURES; round++) {
        SortedMap<String, byte[]> mixture = mixture(old, next, random);
        String known = refusal(loader, mixture);
        String fresh = refusal(loader(), mixture);
        assertThat(known.isEmpty())
            .as("seed %d, edits %s: <%s>, but fresh <%s>", seed, history, known, fresh)
            .isEqualTo(fresh.isEmpty());
        refused += known.isEmpty() ? 0 : 1;
      }
      assertThat(refusal(loader, next)).isEmpty();
      old = next;
    }
    compiler.close();
    assertThat(refused).as("mixtures refused").isPositive();
  }

  /** The class files; none if it does not compile. */
  private static SortedMap<String, byte[]> compile(ModuleCompiler compiler, RandomModule module) {
    try {
      return compiler.compile(MemorySources.of(module.sources()), Map.of()).content().entries();
    } catch (Refusal broken) {
      return new TreeMap<>();
    }
  }

  private static GenerationLoader loader() {
    return new GenerationLoader(
        ModuleLayer.boot(), Duration.ofSeconds(10), Live.NOTHING, Optional.empty());
  }

  /** Why classes can't be loaded; empty if they can. */
  private static String refusal(GenerationLoader loader, SortedMap<String, byte[]> classes) {
    try {
      Snapshot snapshot =
          Snapshot.of(Path.of("nowhere").toAbsolutePath(), Content.of(classes), Optional.empty());
      Candidate candidate = loader.define(snapshot, List.of(), List.of(), snapshot.name()::equals);
      loader.check(candidate, List.of());
      return "";
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
  }

  /** Each class that is different comes from the one or the other; so does one that is new. */
  private static SortedMap<String, byte[]> mixture(
      SortedMap<String, byte[]> old, SortedMap<String, byte[]> next, Random random) {
    SortedMap<String, byte[]> all = new TreeMap<>(next);
    old.forEach(all::putIfAbsent);
    SortedMap<String, byte[]> mixture = new TreeMap<>();
    for (String name : all.keySet()) {
      SortedMap<String, byte[]> from = random.nextBoolean() ? old : next;
      if (Arrays.equals(old.get(name), next.get(name))) {
        mixture.put(name, old.get(name));
      } else if (from.containsKey(name)) {
        mixture.put(name, from.get(name));
      }
    }
    mixture.putIfAbsent("module-info.class", next.get("module-info.class"));
    return mixture;
  }
}
