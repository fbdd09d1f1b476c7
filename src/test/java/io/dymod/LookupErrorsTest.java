package io.dymod;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can't be had is told before it bites, in the same words in both modes. */
class LookupErrorsTest {

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource
  void areToldInTheSameWords(Mode mode) {
    Path mods =
        new TestModules(work).exploded("sheep.api", "sheep", "lamb", "trouble.api", "trouble");
    List<String> options = mode == Mode.DEV ? List.of("-Ddymod.mode=dev") : List.of();
    try (Program program =
        Program.start(mods, "trouble/trouble.Main", options.toArray(String[]::new))) {
      assertThat(program.end())
          .filteredOn(line -> !line.startsWith("[dymod]"))
          .containsExactly(
              "no uses: module trouble does not declare that it uses trouble.api.Unused: add"
                  + " `uses trouble.api.Unused;` to its module-info.java",
              "no uses, all: module trouble does not declare that it uses trouble.api.Unused: add"
                  + " `uses trouble.api.Unused;` to its module-info.java",
              "no provider: no module provides trouble.api.Unprovided: declare `provides"
                  + " trouble.api.Unprovided with …;` in the provider's module-info.java, and put"
                  + " that module on the module path",
              "no provider in module: module sheep does not provide trouble.api.Unprovided: declare"
                  + " `provides trouble.api.Unprovided with …;` in the provider's"
                  + " module-info.java, and put that module on the module path",
              "no provider in module, but elsewhere: module trouble.api does not provide"
                  + " sheep.api.Sheep: declare `provides sheep.api.Sheep with …;` in its"
                  + " module-info.java, or name one of lamb.impl.CountLambs in module lamb,"
                  + " sheep.impl.CountSheep in module sheep",
              "no provider, all: []",
              "several: sheep.api.Sheep has 2 providers, lamb.impl.CountLambs in module lamb,"
                  + " sheep.impl.CountSheep in module sheep: name the module,"
                  + " Dymod.service(Sheep.class, \"lamb\"), or take them all with"
                  + " Dymod.services(Sheep.class)",
              "several, one named: 3 lambs",
              "no interface: trouble.api.Concrete is not an interface: a service has to be one, so"
                  + " that its implementation can be replaced",
              "sealed: trouble.api.Sealed is sealed: remove `sealed`, because only the classes that"
                  + " it permits could ever implement it",
              "not exported: module trouble.api does not export package trouble.api.hidden: add"
                  + " `exports trouble.api.hidden;` to its module-info.java",
              "exported to some: module trouble.api exports package trouble.api.friends to trouble"
                  + " only: change the line to `exports trouble.api.friends;` in its"
                  + " module-info.java, because a qualified export reaches neither handles nor"
                  + " reloaded modules");
    }
  }
}
