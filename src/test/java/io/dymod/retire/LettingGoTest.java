package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of an old generation is held: not by handles in use, not by those forgotten. */
class LettingGoTest {

  @TempDir Path work;
  private SupplierUnit unit;
  private Host host;
  private final List<WeakReference<Object>> loaders = new ArrayList<>();

  @BeforeEach
  void open() {
    LettingGoTest.class.getModule().addUses(Supplier.class);
    LettingGoTest.class.getModule().addUses(Callable.class);
    TestModules modules = new TestModules(work);
    SupplierUnit.write(modules, "other", "\"other\"");
    unit = SupplierUnit.write(modules, "one", "\"\"");
    unit.declare(
        "module one { provides java.util.function.Supplier with one.impl.Text; provides java.util.concurrent.Callable with one.impl.Home; }");
    modules.sources(
        "one",
        "one/impl/Home.java",
        "package one.impl; public class Home implements java.util.concurrent.Callable<Object> { public Object call() { return getClass().getClassLoader(); } }");
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(work.resolve("sources"))
                .auto(false)
                .patience(Duration.ofMillis(1))
                .rehearsal(Duration.ofMillis(300))
                .build());
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void generation(int number) throws Exception {
    unit.supply("\"%d\"".formatted(number));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    loaders.add(new WeakReference<>(host.service(Callable.class).call()));
  }

  private void awaitOneAlive() {
    Await.until(
        () -> alive() + " generations alive",
        () -> {
          System.gc();
          return alive() <= 1;
        });
  }

  private long alive() {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  @Test
  void byAHandleOfAnotherUnitThatStaysInUse() throws Exception {
    Supplier<?> other = host.service(Supplier.class, "other");
    for (int number = 1; number <= 5; number++) {
      assertThat(other.get()).isEqualTo("other");
      generation(number);
    }
    awaitOneAlive();
    assertThat(other.get()).isEqualTo("other");
  }

  @Test
  void byAHandleThatWasCalledOnceAndForgotten() throws Exception {
    Supplier<?> forgotten = host.service(Supplier.class, "one");
    generation(1);
    assertThat(forgotten.get()).isEqualTo("1");
    for (int number = 2; number <= 5; number++) {
      generation(number);
    }
    awaitOneAlive();
    assertThat(forgotten.get()).isEqualTo("5");
  }

  @Test
  void byChangesThatWereRejected() throws Exception {
    generation(1);
    for (int number = 2; number <= 5; number++) {
      unit.provider(
          """
          public Text() {
            System.setProperty("dymod.test.rejected", "%d");
            throw new IllegalStateException(getClass().getName());
          }
          public String get() { return ""; }
          """
              .formatted(number));
      assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class);
      assertThat(System.getProperty("dymod.test.rejected")).isEqualTo("" + number);
    }
    generation(6);
    awaitOneAlive();
    System.clearProperty("dymod.test.rejected");
  }
}
