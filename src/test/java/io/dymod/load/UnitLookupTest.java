package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit may call Dymod itself, and what never reloads may change on disk. */
class UnitLookupTest {

  @TempDir Path work;

  @Test
  void aUnitGoesThroughTheDoorItself() {
    TestModules modules = new TestModules(work);
    modules.exploded("sheep.api");
    Path mods = modules.exploded("shepherd");
    Path herd = modules.sources("herd");
    try (Program program = manual(mods, herd)) {
      assertThat(program.ask("count 3")).isEqualTo("3 in the herd");
      assertThat(program.ask("count -2"))
          .isEqualTo(
              "reload() was called by a provider while it is constructed, which the reload waits"
                  + " for: call it later");
      TestModules.edit(herd.resolve("herd/impl/Name.java"), "\"herd\"", "\"flock\"");
      assertThat(program.ask("count -1")).isEqualTo("Swapped");
      assertThat(program.ask("count 3")).isEqualTo("3 in the flock");
    }
  }

  @Test
  void anApiThatChangesOnDiskNeedsARestartAndIsToldOnce() {
    TestModules modules = new TestModules(work);
    Path api = modules.sources("sheep.api");
    modules.exploded("sheep.api");
    Path mods = modules.exploded("shepherd");
    Path sheep = modules.sources("sheep");
    try (Program program = manual(mods, sheep)) {
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      modules.compile(api, mods.resolve("sheep.api"));
      assertThat(program.ask("reload"))
          .as("built again, the same")
          .isEqualTo("nothing has changed");
      TestModules.edit(
          api.resolve("sheep/api/Sheep.java"), "String count", "String name();\n\n  String count");
      modules.compile(api, mods.resolve("sheep.api"));
      assertThat(program.ask("reload"))
          .isEqualTo(
              "sheep.api has changed on disk, but never reloads: restart to load it (sheep may wait"
                  + " for it)");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      assertThat(program.ask("count 3")).isEqualTo("Many");
    }
  }

  @Test
  void aUnitBuiltAgainstAChangedApiIsRejectedUntilTheRestart() {
    TestModules modules = new TestModules(work);
    Path api = modules.sources("sheep.api");
    modules.exploded("sheep.api");
    Path mods = modules.exploded("shepherd");
    Path sheep = modules.sources("sheep");
    Path unit = modules.compile(sheep, work.resolve("units/sheep"));
    try (Program program = manual(mods, unit)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      TestModules.edit(
          api.resolve("sheep/api/Sheep.java"),
          "String count",
          "static String of(int n) { return \"n\"; }\n\n  String count");
      modules.compile(api, mods.resolve("sheep.api"));
      TestModules.edit(sheep.resolve("sheep/impl/CountSheep.java"), "\"Many\"", "Sheep.of(3)");
      modules.compile(sheep, unit);
      assertThat(program.ask("reload"))
          .isEqualTo(
              "sheep.api has changed on disk, but never reloads: restart to load it (sheep may wait"
                  + " for it); sheep rejected: sheep.impl.CountSheep calls sheep.api.Sheep.of(int),"
                  + " which sheep.api (fixed since start) does not have: restart to load a changed"
                  + " API | sheep#1 keeps serving");
      assertThat(program.ask("count 3")).isEqualTo("Many");
    }
  }

  private static Program manual(Path mods, Path unit) {
    return Program.start(
        mods,
        "shepherd/shepherd.Main",
        "-Ddymod.mode=dev",
        "-Ddymod.auto=false",
        "-Ddymod.path=" + unit);
  }
}
