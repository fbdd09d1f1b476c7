package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Of the modules that lie together, only what can be reloaded is a unit. */
class UnitChoiceTest {

  private static final ModuleDeclaration API = module("api", Set.of(), Set.of(), Set.of());
  private static final ModuleDeclaration APP =
      module("app", Set.of("io.dymod", "api"), Set.of("api.Task"), Set.of());
  private static final ModuleDeclaration ONE =
      module("one", Set.of("api"), Set.of(), Set.of("api.Task"));

  private static ModuleDeclaration module(
      String name, Set<String> requires, Set<String> uses, Set<String> provides) {
    return new ModuleDeclaration(name, requires, uses, provides);
  }

  private static UnitChoice.Base base(ModuleDeclaration... modules) {
    TreeMap<String, ModuleDeclaration> byName = new TreeMap<>();
    Arrays.stream(modules).forEach(module -> byName.put(module.name(), module));
    return new UnitChoice.Base(byName);
  }

  @Test
  void whatTheApplicationRequiresAndDymodItselfAreLeftOut() {
    ModuleDeclaration dymod = module("io.dymod", Set.of("log"), Set.of(), Set.of());
    ModuleDeclaration log = module("log", Set.of(), Set.of("log.Spi"), Set.of());
    UnitChoice choice =
        UnitChoice.among(List.of(API, ONE, dymod, log), List.of(), base(APP, API, ONE, dymod, log));
    assertThat(choice.units()).containsExactly("one");
    assertThat(choice.leftOut())
        .containsEntry("api", "is required by app")
        .containsEntry("io.dymod", "does the reloading")
        .containsEntry("log", "is required by io.dymod");
  }

  @Test
  void whatAModuleRequiresThatHasBeenLeftOutIsLeftOut() {
    ModuleDeclaration two = module("two", Set.of("one"), Set.of(), Set.of("x.X"));
    ModuleDeclaration app = module("app", Set.of("two"), Set.of(), Set.of());
    UnitChoice choice = UnitChoice.among(List.of(ONE, two), List.of(), base(app, two, ONE));
    assertThat(choice.units()).isEmpty();
    assertThat(choice.leftOut())
        .containsEntry("two", "is required by app")
        .containsEntry("one", "is required by two");
  }

  @Test
  void whatProvidesNothingIsAUnitIfOnlyAUnitCanBringItInAndIsNoApplication() {
    ModuleDeclaration helper = module("helper", Set.of("more"), Set.of(), Set.of());
    ModuleDeclaration more = module("more", Set.of(), Set.of(), Set.of());
    ModuleDeclaration other = module("other", Set.of("io.dymod"), Set.of("api.Task"), Set.of());
    ModuleDeclaration unit = module("unit", Set.of("helper", "api"), Set.of(), Set.of("api.Task"));
    UnitChoice choice =
        UnitChoice.among(List.of(API, helper, more, other, unit), List.of(), base(APP, API));
    assertThat(choice.units()).containsExactlyInAnyOrder("unit", "helper", "more");
    assertThat(choice.leftOut())
        .containsOnlyKeys("api", "other")
        .containsEntry("other", "provides no service");
  }

  /** A provider of a logging library, say: the library has it for good. */
  @Test
  void whatServesOnlyModulesThatDoNotAskDymodIsLeftOut() {
    ModuleDeclaration log = module("log", Set.of(), Set.of("log.Spi"), Set.of());
    ModuleDeclaration back = module("back", Set.of("log"), Set.of(), Set.of("log.Spi"));
    ModuleDeclaration both = module("both", Set.of(), Set.of(), Set.of("log.Spi", "api.Task"));
    UnitChoice choice =
        UnitChoice.among(List.of(back, both), List.of(), base(APP, API, log, back, both));
    assertThat(choice.units()).containsExactly("both");
    assertThat(choice.leftOut())
        .containsOnlyKeys("back")
        .containsEntry("back", "serves log, which asks without Dymod");
    assertThat(UnitChoice.words(choice.leftOut()))
        .isEqualTo("back serves log, which asks without Dymod");
  }
}
