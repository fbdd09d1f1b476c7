package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.testing.Await;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A logger of {@code java.util.logging} speaks in the words of the generation that serves. */
class LoggerBundlesTest {

  @TempDir Path work;
  private TestModules modules;
  private Path sources;
  private Host host;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    LoggerBundlesTest.class.getModule().addUses(Supplier.class);
    sources =
        modules.sources(
            "one",
            "module-info.java",
            "module one { requires java.logging; provides java.util.function.Supplier with one.impl.Log; }");
  }

  private void log(String bundle) {
    TestModules.write(
        sources,
        "one/impl/Log.java",
        """
        package one.impl;
        import java.util.logging.Logger;
        public class Log implements java.util.function.Supplier<String> {
          private static final Logger LOG = Logger.getLogger("%s", "%s");
          public String get() { return LOG.getResourceBundle().getString("hello"); }
        }
        """
            .formatted(bundle, bundle));
  }

  private void open() {
    host = Host.open(Settings.builder().mode(Mode.DEV).path(sources).auto(false).build());
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void aBundleOfPropertiesIsRenewedThoughSomebodyKeepsTheLogger() {
    log("one.impl.Words");
    TestModules.write(sources, "one/impl/Words.properties", "hello=first");
    open();
    assertThat(said()).isEqualTo("first");
    Logger kept = Logger.getLogger("one.impl.Words");
    TestModules.write(sources, "one/impl/Words.properties", "hello=second");
    host.reload();
    assertThat(said()).isEqualTo("second");
    assertThat(kept.getResourceBundle().getString("hello")).isEqualTo("second");
  }

  @Test
  void aBundleOfAUnitsClassDoesNotKeepTheUnit() {
    log("one.impl.Talk");
    bundle("first");
    open();
    assertThat(said()).isEqualTo("first");
    Logger kept = Logger.getLogger("one.impl.Talk");
    List<Outcome> told = new CopyOnWriteArrayList<>();
    host.onReload(told::add);
    bundle("second");
    host.reload();
    assertThat(kept.getResourceBundle().getString("hello")).isEqualTo("second");
    host.collect();
    Await.until(told::toString, () -> told.stream().anyMatch(Outcome.Retired.class::isInstance));
  }

  private void bundle(String hello) {
    TestModules.write(
        sources,
        "one/impl/Talk.java",
        """
        package one.impl;
        public class Talk extends java.util.ListResourceBundle {
          protected Object[][] getContents() { return new Object[][] {{"hello", "%s"}}; }
        }
        """
            .formatted(hello));
  }

  private Object said() {
    return host.service(Supplier.class).get();
  }
}
