package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a unit misses, and how it is had. */
class MissingModulesTest {

  private static final Configuration ONLY_BASE =
      Configuration.empty()
          .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), Set.of("java.base"));

  private final ModuleDescriptor.Builder unit = ModuleDescriptor.newModule("unit");

  @Test
  void whatIsThereIsNotMissing() {
    assertThat(MissingModules.of(unit.requires("java.base").build(), ONLY_BASE)).isEmpty();
  }

  @Test
  void whatIsRequiredStaticallyNeedNotBeThere() {
    ModuleDescriptor optional =
        unit.requires(Set.of(Modifier.STATIC), "java.sql").requires("java.base").build();
    assertThat(MissingModules.of(optional, ONLY_BASE)).isEmpty();
  }

  @Test
  void whatIsAtHandOnlyHasToBeNamed() {
    assertThat(words("java.sql", "java.desktop"))
        .isEqualTo(
            "unit requires java.desktop and java.sql, which are at hand, but nothing that starts with the application requires them: start it with --add-modules java.desktop,java.sql");
  }

  @Test
  void whatIsFoundNowhereHasToBePutOnTheModulePath() {
    assertThat(words("one", "two", "java.sql"))
        .isEqualTo(
            """
            unit requires one and two, which are not found: put them among the units, or on the module path, and name them in --add-modules if nothing that starts with the application requires them
            unit requires java.sql, which is at hand, but nothing that starts with the application requires it: start it with --add-modules java.sql""");
  }

  private String words(String... required) {
    for (String name : required) {
      unit.requires(name);
    }
    return MissingModules.of(unit.build(), ONLY_BASE).orElseThrow().words();
  }
}
