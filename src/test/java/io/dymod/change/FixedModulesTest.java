package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.FixedModules.Change;
import io.dymod.testing.ManualClock;
import io.dymod.testing.TestModules;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What never reloads is compared with what it was when the program started. */
class FixedModulesTest {

  @TempDir Path work;
  private final ManualClock clock = new ManualClock();
  private TestModules modules;
  private Path sources;
  private Path classes;
  private FixedModules fixed;

  @BeforeEach
  void load() {
    modules = new TestModules(work);
    sources =
        modules.sources(
            "api",
            "module-info.java",
            "module api { exports api; }",
            "api/Words.java",
            "package api; public interface Words { String one(); }");
    classes = work.resolve("classes");
    build();
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("api"));
    ModuleLayer layer =
        ModuleLayer.boot().defineModulesWithOneLoader(configuration, getClass().getClassLoader());
    fixed = new FixedModules(layer, Optional.empty(), name -> Optional.empty(), clock);
    fixed.note(Set.of());
  }

  private void build() {
    modules.compile(sources, classes);
  }

  private void edit() {
    TestModules.edit(sources.resolve("api/Words.java"), "one()", "one(); String two()");
  }

  private List<Change> changes() {
    return fixed.newlyChanged().stream().filter(change -> change.module().equals("api")).toList();
  }

  @Test
  void aBuildThatMakesTheSameIsNoChange() {
    fixed.remember();
    build();
    assertThat(changes()).isEmpty();
  }

  @Test
  void anotherIsToldOnce() {
    fixed.remember();
    edit();
    build();
    assertThat(changes()).extracting(Change::built).containsExactly(true);
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatIsBuiltBeforeItCouldBeReadIsToldToo() {
    edit();
    build();
    fixed.remember();
    assertThat(changes()).extracting(Change::built).containsExactly(true);
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatIsDeletedBeforeItCouldBeReadIsToldWhenItIsBack() {
    TestModules.delete(classes);
    fixed.remember();
    edit();
    build();
    assertThat(changes()).extracting(Change::built).containsExactly(true);
  }

  @Test
  void byItselfNobodyLooksMoreOftenThanEveryTwoSeconds() {
    fixed.remember();
    assertThat(fixed.newlyChangedIfDue()).isEmpty();
    edit();
    build();
    clock.pass(Duration.ofSeconds(2).minusNanos(1));
    assertThat(fixed.newlyChangedIfDue()).isEmpty();
    clock.pass(Duration.ofNanos(1));
    assertThat(fixed.newlyChangedIfDue())
        .filteredOn(change -> change.module().equals("api"))
        .extracting(Change::built)
        .containsExactly(true);
  }
}
