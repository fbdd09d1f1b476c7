package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.real.RealModule;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link IncrementalCompilationTest} shows, shown on published libraries. Their sources are
 * fetched by a profile of the build: {@code mvn verify -Preal-code -Dtest=RealCodeTest}.
 */
@EnabledIfSystemProperty(named = RealCodeTest.FOLDER, matches = ".+")
class RealCodeTest {

  static final String FOLDER = "dymod.test.real";

  private static final Logger LOG = LoggerFactory.getLogger(RealCodeTest.class);
  private static final int EDITS = Integer.getInteger("dymod.test.realEdits", 60);
  private static final int SEED = Integer.getInteger("dymod.test.seed", 1);

  /**
   * A clean compilation takes seconds; a class that differs stays so until its file is compiled.
   */
  private static final int EDITS_AT_ONCE = 3;

  static Stream<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty(FOLDER)))) {
      return files
          .filter(file -> file.toString().endsWith("-sources.jar"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void afterRandomEdits(Path jar) throws Exception {
    ModuleLayer needed = needed(Path.of(System.getProperty(FOLDER), "needed"));
    RealModule module = RealModule.of(new Random(SEED), jar);
    List<String> history = new ArrayList<>();
    int compiled = 0;
    int broken = 0;
    int bodies = 0;
    try (ModuleCompiler compiler = ModuleCompiler.above(needed, List.of())) {
      assertThat(Compiled.by(compiler, module.sources()).error()).isEmpty();
      for (int edit = 1; edit <= EDITS; edit++) {
        history.add(module.edit());
        Compiled incremental = Compiled.by(compiler, module.sources());
        boolean fails = incremental.error().isPresent();
        if (fails || edit % EDITS_AT_ONCE == 0 || edit == EDITS) {
          assertThat(incremental.differencesFrom(clean(needed, module.sources())))
              .as("%s, edits %s, compiled %s", jar.getFileName(), history, incremental.files())
              .isEmpty();
        }
        if (fails) {
          broken++;
          module.undo();
          history.add("undone");
        } else {
          compiled += incremental.files().size();
          if (history.get(history.size() - 1).startsWith("body")) {
            bodies++;
            assertThat(incremental.files()).hasSize(1);
          }
        }
      }
    }
    LOG.info(
        "{}: {} files, {} edits, {} of bodies alone, {} that do not compile; {} files compiled",
        jar.getFileName(),
        module.sources().size(),
        EDITS,
        bodies,
        broken,
        compiled);
  }

  private static Compiled clean(ModuleLayer needed, Map<String, String> files) throws Exception {
    try (ModuleCompiler fresh = ModuleCompiler.above(needed, List.of())) {
      return Compiled.by(fresh, files);
    }
  }

  /** The libraries that the others need to be compiled. */
  private static ModuleLayer needed(Path folder) {
    ModuleFinder finder = ModuleFinder.of(folder);
    Set<String> names =
        finder.findAll().stream()
            .map(ModuleReference::descriptor)
            .map(descriptor -> descriptor.name())
            .collect(Collectors.toSet());
    ModuleLayer boot = ModuleLayer.boot();
    return boot.defineModulesWithOneLoader(
        boot.configuration().resolve(finder, ModuleFinder.of(), names),
        ClassLoader.getSystemClassLoader());
  }
}
