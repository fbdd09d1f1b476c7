package io.dymod.testing;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A unit of which the first generation does something that may pin it, and the second does not. */
public final class LeakLab implements AutoCloseable {

  private final TestModules modules;
  private final SupplierUnit unit;
  private final String name;
  private Host host;

  /**
   * A unit that does nothing yet.
   *
   * @param name of the unit; another one for each test, because stacks tell generations by name
   */
  public LeakLab(Path work, String name) {
    this.modules = new TestModules(work);
    this.name = name;
    this.unit = SupplierUnit.write(modules, name, "\"\"");
  }

  /** Lets the unit require some modules, given as {@code requires} clauses. */
  public LeakLab requires(String clauses) {
    unit.declare(
        "module %s { %s provides java.util.function.Supplier with %s.impl.Text; }"
            .formatted(name, clauses, name));
    return this;
  }

  /** Adds a class to the unit. */
  public LeakLab with(String type, String text) {
    modules.sources(
        name, name + "/impl/" + type + ".java", "package " + name + ".impl;\n" + text + "\n");
    return this;
  }

  /** Loads a first generation whose provider has this body, and calls it. */
  public LeakLab load(String body) {
    return load(body, settings -> settings);
  }

  /** Loads a first generation with other settings. */
  public LeakLab load(String body, UnaryOperator<Settings.Builder> more) {
    unit.provider(
        body.contains("String get()") ? body : body + " public String get() { return \"\"; }");
    host = Host.open(settings(more));
    LeakLab.class.getModule().addUses(Supplier.class);
    call();
    return this;
  }

  private Settings settings(UnaryOperator<Settings.Builder> more) {
    return more.apply(
            Settings.builder()
                .mode(Mode.DEV)
                .path(modules.path("src"))
                .auto(false)
                .patience(Duration.ofMillis(1))
                // Long enough for whatever else keeps a class for a moment, such as the compiler.
                .leak(Duration.ofSeconds(30)))
        .build();
  }

  /** Calls the provider. */
  public Object call() {
    return host.service(Supplier.class).get();
  }

  /** Gives the provider another body, and reloads. */
  public List<Outcome> reload(String body) {
    unit.provider(
        body.contains("String get()") ? body : body + " public String get() { return \"\"; }");
    return host.reload();
  }

  /** Replaces the generation by an innocent one, and finds out what becomes of it. */
  public Outcome fate() {
    List<Outcome> outcomes = reload("public String get() { return \"innocent\"; }");
    if (!(outcomes.get(0) instanceof Outcome.Swapped)) {
      throw new AssertionError(outcomes);
    }
    List<Outcome> fates = host.collect();
    if (fates.size() != 1) {
      throw new AssertionError(fates);
    }
    return fates.get(0);
  }

  /** The host that has loaded the unit. */
  public Host host() {
    return host;
  }

  @Override
  public void close() {
    host.close();
  }
}
