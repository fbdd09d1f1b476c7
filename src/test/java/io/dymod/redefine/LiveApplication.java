package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Outcome;
import io.dymod.Unit;
import io.dymod.testing.TestModules;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiFunction;

/** Both modules as parts of an application, which never reload: in place is the only way. */
final class LiveApplication extends LiveProgram {

  private final Host host;
  private final Map<String, BiFunction<String, Integer, Object>> probes = new HashMap<>();
  private final List<Object> kept;
  private final Map<String, Integer> revisions = new HashMap<>();
  private int asked;

  @SuppressWarnings({"rawtypes", "unchecked"})
  LiveApplication(RunningModules modules, Path work) {
    super(modules, work.resolve("src"));
    TestModules built = new TestModules(work);
    for (String module : List.of("m", "n")) {
      built.compile(work.resolve("src").resolve(module), work.resolve("mods").resolve(module));
    }
    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(work.resolve("mods")), ModuleFinder.of(), Set.of("m", "n"));
    ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(resolved, null);
    ServiceLoader.load(layer, BiFunction.class).stream()
        .filter(provider -> provider.type().getModule().getLayer() == layer)
        .forEach(provider -> probes.put(provider.type().getModule().getName(), provider.get()));
    host =
        open(
            layer,
            built.sources(
                "unit",
                "module-info.java",
                "module unit { provides Runnable with unit.Idle; }",
                "unit/Idle.java",
                "package unit; public class Idle implements Runnable { public void run() { } }"));
    kept = Asked.made(probe("m"), "keep", modules.kept());
  }

  @Override
  BiFunction<String, Integer, Object> probe(String module) {
    return probes.get(module);
  }

  @Override
  List<String> said() {
    return Asked.said(kept);
  }

  @Override
  Course follow() {
    List<Outcome> outcomes = host.reload();
    Course.Way way = Course.Way.UNCHANGED;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Swapped swapped) {
        assertThat(swapped.inPlace()).isTrue();
        Unit unit = swapped.units().get(0);
        assertThat(unit.revision()).isEqualTo(revisions.merge(unit.name(), 1, Integer::sum) + 1);
        way = Course.Way.IN_PLACE;
      }
    }
    if (outcomes.stream().anyMatch(LiveApplication::isRefusal)) {
      way = Course.Way.REFUSED;
    }
    asked++;
    assertThat(probe("m").apply("asked", 0)).isEqualTo(asked + " of " + asked);
    for (int index = 0; index < kept.size(); index++) {
      assertThat(probe("m").apply("noted", index)).as("noted object").isSameAs(kept.get(index));
    }
    return new Course(way, outcomes);
  }

  private static boolean isRefusal(Outcome outcome) {
    return outcome instanceof Outcome.Rejected || outcome instanceof Outcome.RestartNeeded;
  }

  @Override
  public void close() {
    host.close();
  }
}
