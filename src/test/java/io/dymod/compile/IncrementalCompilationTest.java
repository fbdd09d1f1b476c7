package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Refusal;
import io.dymod.testing.random.RandomModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiling what is affected gives the same class files, byte by byte, as compiling everything, and
 * the same warnings.
 */
class IncrementalCompilationTest {

  private static final int SEEDS = Integer.getInteger("dymod.test.seeds", 4);
  private static final int EDITS = Integer.getInteger("dymod.test.edits", 25);
  private static final int FILES = 40;
  private static final String[] LINT = {"-Xlint:all", "-Xmaxwarns", "100000"};

  static Stream<Integer> seeds() {
    int first = Integer.getInteger("dymod.test.seed", 1);
    return IntStream.range(first, first + SEEDS).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterRandomEdits(int seed) {
    RandomModule module =
        RandomModule.of(new Random(seed), FILES, Math.min(21, Runtime.version().feature()));
    List<String> history = new ArrayList<>();
    int compiled = 0;
    try (ModuleCompiler compiler = Compiled.compiler(LINT)) {
      SortedMap<String, Set<String>> warnings = Compiled.by(compiler, module.sources()).warnings();
      for (int edit = 0; edit < EDITS; edit++) {
        history.add(module.edit());
        Compiled clean = Compiled.clean(module.sources(), LINT);
        Compiled incremental = Compiled.by(compiler, module.sources());
        assertThat(incremental.differencesFrom(clean))
            .as("seed %d, edits %s, compiled %s", seed, history, incremental.files())
            .isEmpty();
        compiled += incremental.files().size();
        if (clean.error().isPresent()) {
          module.undo();
          history.add("undone");
        } else {
          warnings.keySet().removeAll(incremental.files());
          warnings.keySet().retainAll(module.sources().keySet());
          warnings.putAll(incremental.warnings());
          assertThat(warnings)
              .as("seed %d, edits %s, compiled %s", seed, history, incremental.files())
              .isEqualTo(clean.warnings());
        }
      }
    }
    assertThat(compiled).as("files compiled").isLessThan(EDITS * FILES * 2 / 3);
  }

  @Test
  void aChangedBodyCompilesOneFileAlone() throws Refusal {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("module-info.java", "module m { exports m; }");
    files.put("m/A.java", "package m; public class A { public int a() { return 1; } }");
    files.put("m/B.java", "package m; class B { int b() { return new A().a(); } }");
    try (ModuleCompiler compiler = Compiled.compiler()) {
      compiler.compile(MemorySources.of(files), Map.of());
      files.put("m/A.java", "package m; public class A { public int a() { return 2; } }");
      assertThat(compiler.compile(MemorySources.of(files), Map.of()).files())
          .containsExactly("m/A.java");
      files.put("m/A.java", "package m; public class A { public long a() { return 2; } }");
      assertThat(Compiled.by(compiler, files).error()).get().asString().contains("B.java:1:48");
      files.put("m/B.java", "package m; class B { long b() { return new A().a(); } }");
      assertThat(compiler.compile(MemorySources.of(files), Map.of()).files())
          .contains("m/A.java", "m/B.java");
    }
  }
}
