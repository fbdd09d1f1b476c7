package io.dymod.testing;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Units of which the first generation does something that may pin it, and the second does not. Give
 * each a name that no other test has, because stacks tell generations by name.
 */
public final class LeakLab implements AutoCloseable {

  private final TestModules modules;
  private final Map<String, SupplierUnit> units = new LinkedHashMap<>();
  private Host host;

  /** Without units yet. */
  public LeakLab(Path work) {
    this.modules = new TestModules(work);
  }

  /**
   * Adds a unit.
   *
   * @param requires clauses of its declaration; may be empty
   * @param body of the class that provides its {@code Supplier}
   */
  public LeakLab unit(String name, String requires, String body) {
    SupplierUnit unit = SupplierUnit.write(modules, name, "\"\"");
    unit.declare(
        "module %s { %s exports %s.impl; provides java.util.function.Supplier with %s.impl.Text; }"
            .formatted(name, requires == null ? "" : requires, name, name));
    unit.provider(complete(body));
    units.put(name, unit);
    return this;
  }

  /** Adds a class to a unit. */
  public LeakLab type(String unit, String type, String text) {
    modules.sources(
        unit, unit + "/impl/" + type + ".java", "package " + unit + ".impl;\n" + text + "\n");
    return this;
  }

  private static String complete(String body) {
    return body.contains("String get()") ? body : body + " public String get() { return \"\"; }";
  }

  /** Loads the units, each with a first generation that is patient, and calls each. */
  public LeakLab load() {
    // Long enough for whatever else keeps a class for a moment, such as the compiler.
    return load(settings -> settings.leak(Duration.ofSeconds(30)));
  }

  /** Loads the units with some settings, and calls each. */
  public LeakLab load(UnaryOperator<Settings.Builder> more) {
    LeakLab.class.getModule().addUses(Supplier.class);
    host =
        Host.open(
            more.apply(
                    Settings.builder()
                        .mode(Mode.DEV)
                        .path(modules.path("sources"))
                        .auto(false)
                        .patience(Duration.ofMillis(1)))
                .build());
    units.keySet().forEach(this::call);
    return this;
  }

  /** Calls a unit's provider. */
  public Object call(String unit) {
    return host.service(Supplier.class, unit).get();
  }

  /** Replaces all generations by innocent ones, and finds out what becomes of each, by name. */
  public Map<String, Outcome> fates() {
    units.values().forEach(unit -> unit.supply("\"innocent\""));
    for (Outcome outcome : host.reload()) {
      if (!(outcome instanceof Outcome.Swapped)) {
        throw new AssertionError(outcome);
      }
    }
    return collect();
  }

  /** Finds out what becomes of the generations that have left, by name. */
  public Map<String, Outcome> collect() {
    Map<String, Outcome> fates = new LinkedHashMap<>();
    for (Outcome outcome : host.collect()) {
      if (outcome instanceof Outcome.Retired retired) {
        fates.put(retired.generation(), retired);
      } else if (outcome instanceof Outcome.Leaked leaked) {
        fates.put(leaked.generation(), leaked);
      }
    }
    return fates;
  }

  /** The unit's sources. */
  public SupplierUnit unit(String name) {
    return units.get(name);
  }

  /** The host that has loaded the units. */
  public Host host() {
    return host;
  }

  @Override
  public void close() {
    host.close();
  }
}
