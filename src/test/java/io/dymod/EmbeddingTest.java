package io.dymod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.outcome.Swapped;
import io.dymod.outcome.Unchanged;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of one's own, above a layer of one's own, as a container of plug-ins would open it. */
class EmbeddingTest {

  @TempDir Path work;

  @Test
  void unitsAreLoadedAboveAnyLayer() throws Exception {
    TestModules modules = new TestModules(work);
    ModuleLayer layer = api(modules);
    Class<?> type = sheep(layer);

    Path sheep = modules.sources("sheep");
    Settings settings =
        Settings.builder().mode(Mode.DEV).path(sheep).auto(false).base(layer).build();
    try (Host host = Host.open(settings)) {
      Object handle = host.service(type);
      assertThat(count(type, handle)).isEqualTo("Many");
      TestModules.edit(sheep.resolve("sheep/impl/CountSheep.java"), "Many", "Heaps");
      assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
      assertThat(count(type, handle)).isEqualTo("Heaps");
      assertThat(host.mode()).isEqualTo(Mode.DEV);
    }
  }

  private static ModuleLayer api(TestModules modules) {
    Path mods = modules.exploded("sheep.api");
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration().resolve(ModuleFinder.of(mods), ModuleFinder.of(), Set.of("sheep.api"));
    return boot.defineModulesWithOneLoader(resolved, null);
  }

  private static Class<?> sheep(ModuleLayer layer) throws ClassNotFoundException {
    Class<?> type = layer.findLoader("sheep.api").loadClass("sheep.api.Sheep");
    EmbeddingTest.class.getModule().addUses(type);
    return type;
  }

  @Test
  void aUnitThatProvidesAnotherClassOfTheSameNameIsNamed() throws Exception {
    TestModules modules = new TestModules(work);
    Class<?> other = sheep(api(modules));
    Settings.Builder settings =
        Settings.builder().mode(Mode.DEV).path(modules.sources("sheep")).auto(false);
    try (Host host = Host.open(settings.base(api(modules)).build())) {
      assertThat(host.services(other)).isEmpty();
      assertThatThrownBy(() -> host.service(other))
          .isInstanceOf(DymodException.class)
          .hasMessageEndingWith(
              "(sheep#1 provides another class of that name, of a module sheep.api in another"
                  + " layer: ask from the layer of that one, or above it)");
    }
  }

  private static Object count(Class<?> type, Object handle) throws ReflectiveOperationException {
    return type.getMethod("count", int.class).invoke(handle, 3);
  }

  @Test
  void twoHostsDoNotKnowOfEachOther() {
    TestModules modules = new TestModules(work);
    EmbeddingTest.class.getModule().addUses(Supplier.class);
    List<Path> sources =
        List.of(
            SupplierUnit.write(modules, "one", "\"1\"").sources(),
            SupplierUnit.write(modules, "two", "\"2\"").sources());
    try (Host first = open(sources.get(0));
        Host second = open(sources.get(1))) {
      assertThat(first.service(Supplier.class).get()).isEqualTo("1");
      assertThat(second.service(Supplier.class).get()).isEqualTo("2");
    }
  }

  @Test
  void aHostThatIsClosedAnswersWithWhatServedLast() {
    TestModules modules = new TestModules(work);
    EmbeddingTest.class.getModule().addUses(Supplier.class);
    Host host = open(SupplierUnit.write(modules, "one", "\"1\"").sources());
    host.close();
    assertThat(host.service(Supplier.class).get()).isEqualTo("1");
    assertThat(host.providers(Supplier.class).get(0).get().get()).isEqualTo("1");
    assertThat(host.collect()).isEmpty();
    assertThat(host.reload()).hasExactlyElementsOfTypes(Unchanged.class);
  }

  private static Host open(Path path) {
    return Host.open(Settings.builder().mode(Mode.DEV).path(path).auto(false).build());
  }
}
