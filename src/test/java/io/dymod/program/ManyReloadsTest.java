package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Swapped;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean unit can be reloaded for as long as one likes: nothing piles up, and nothing is told. */
class ManyReloadsTest {

  private static final int RELOADS = Integer.getInteger("dymod.test.many", 400);

  @TempDir Path work;

  @Test
  void manyReloadsLeaveTwoGenerationsAliveAndAFlatMetaspace() {
    TestModules modules = new TestModules(work);
    SupplierUnit unit = SupplierUnit.write(modules, "many", "\"\"");
    unit.provider(
        """
        public static java.util.function.Supplier<Object> provider() { return new Own(); }
        static class Own implements java.util.function.Supplier<Object>, AutoCloseable {
          public Object get() { return getClass().getClassLoader(); }
          public void close() { }
        }
        public String get() { return ""; }
        """);
    Path exploded = modules.compile(unit.sources(), work.resolve("mods/many"));
    ManyReloadsTest.class.getModule().addUses(Supplier.class);
    List<WeakReference<Object>> loaders = new ArrayList<>();
    List<Outcome> leaks = new CopyOnWriteArrayList<>();
    try (Host host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(exploded)
                .auto(false)
                .sources(false)
                .leak(Duration.ofSeconds(30))
                .build())) {
      host.onReload(
          outcome -> {
            if (outcome instanceof Outcome.Leaked) {
              leaks.add(outcome);
            }
          });
      Supplier<?> handle = host.service(Supplier.class);
      long metaspace = 0;
      for (int reload = 1; reload <= RELOADS; reload++) {
        TestModules.write(exploded, "many/impl/number.txt", String.valueOf(reload));
        assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
        loaders.add(new WeakReference<>(handle.get()));
        if (reload == RELOADS / 2) {
          metaspace = metaspaceAfterCollection(host);
        }
      }
      assertThat(host.collect()).allMatch(outcome -> outcome instanceof Outcome.Retired);
      assertThat(loaders).filteredOn(loader -> loader.get() != null).hasSizeLessThanOrEqualTo(2);
      assertThat(metaspaceAfterCollection(host)).isLessThan(metaspace * 11 / 10 + 1_000_000);
      assertThat(leaks).isEmpty();
    }
  }

  private static long metaspaceAfterCollection(Host host) {
    host.collect();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
