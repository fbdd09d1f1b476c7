package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Refusal;
import io.dymod.testing.random.RandomModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiling what is affected gives the same class files, byte by byte, as compiling everything. */
class IncrementalCompilationTest {

  private static final int SEEDS = Integer.getInteger("dymod.test.seeds", 6);
  private static final int EDITS = Integer.getInteger("dymod.test.edits", 25);
  private static final int FILES = 40;

  static Stream<Integer> seeds() {
    int first = Integer.getInteger("dymod.test.seed", 1);
    return IntStream.range(first, first + SEEDS).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterRandomEdits(int seed) throws Refusal {
    RandomModule module =
        RandomModule.of(new Random(seed), FILES, Math.min(21, Runtime.version().feature()));
    List<String> history = new ArrayList<>();
    int compiled = 0;
    try (ModuleCompiler compiler = compiler()) {
      compiler.compile(MemorySources.of(module.sources()), Map.of());
      for (int edit = 0; edit < EDITS; edit++) {
        history.add(module.edit());
        Result clean = clean(module.sources());
        Result incremental = Result.of(compiler, module.sources());
        assertThat(incremental.differencesFrom(clean))
            .as("seed %d, edits %s, compiled %s", seed, history, incremental.compiled())
            .isEmpty();
        compiled += incremental.compiled().size();
        if (clean.error().isPresent()) {
          module.undo();
          history.add("undone");
        }
      }
    }
    assertThat(compiled).as("files compiled").isLessThan(EDITS * FILES / 2);
  }

  @Test
  void aChangedBodyCompilesOneFileAlone() throws Refusal {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("module-info.java", "module m { exports m; }");
    files.put("m/A.java", "package m; public class A { public int a() { return 1; } }");
    files.put("m/B.java", "package m; class B { int b() { return new A().a(); } }");
    try (ModuleCompiler compiler = compiler()) {
      compiler.compile(MemorySources.of(files), Map.of());
      files.put("m/A.java", "package m; public class A { public int a() { return 2; } }");
      assertThat(compiler.compile(MemorySources.of(files), Map.of()).files())
          .containsExactly("m/A.java");
      files.put("m/A.java", "package m; public class A { public long a() { return 2; } }");
      assertThat(Result.of(compiler, files).error()).get().asString().contains("B.java:1:48");
      files.put("m/B.java", "package m; class B { long b() { return new A().a(); } }");
      assertThat(compiler.compile(MemorySources.of(files), Map.of()).files())
          .contains("m/A.java", "m/B.java");
    }
  }

  private static ModuleCompiler compiler() throws Refusal {
    return ModuleCompiler.above(ModuleLayer.boot(), List.of());
  }

  private static Result clean(Map<String, String> files) throws Refusal {
    try (ModuleCompiler fresh = compiler()) {
      return Result.of(fresh, files);
    }
  }

  private record Result(
      SortedMap<String, byte[]> classes, Optional<String> error, Set<String> compiled) {

    static Result of(ModuleCompiler compiler, Map<String, String> files) {
      try {
        Compilation compilation = compiler.compile(MemorySources.of(files), Map.of());
        return new Result(compilation.content().entries(), Optional.empty(), compilation.files());
      } catch (Refusal refusal) {
        return new Result(new TreeMap<>(), Optional.of(refusal.getMessage()), Set.of());
      }
    }

    List<String> differencesFrom(Result other) {
      List<String> differences = new ArrayList<>();
      if (!error.equals(other.error)) {
        differences.add(error + " instead of " + other.error);
      }
      SortedMap<String, byte[]> all = new TreeMap<>(classes);
      all.putAll(other.classes);
      for (String name : all.keySet()) {
        if (!Arrays.equals(classes.get(name), other.classes.get(name))) {
          differences.add(name);
        }
      }
      return differences;
    }
  }
}
