package io.dymod.load;

import io.dymod.load.BaseModules.Inside;
import io.dymod.load.Granted.Given;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each generation what the command line has given to its unit, and to others in it: {@code
 * --add-exports}, {@code --add-opens}, {@code --add-reads} and {@code --enable-native-access} reach
 * only the copy of the unit in the layers below. What others have granted to the copy only they
 * could grant to a generation; where they have opened it to Dymod too, it is passed on. What can't
 * be given is reported, once for each unit.
 */
final class Grants {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final BaseModules base;
  private final Live live;
  private final Map<String, Granted> known = new HashMap<>();

  Grants(BaseModules base, Live live) {
    this.base = base;
    this.live = live;
  }

  /** Gives a generation, which has no classes yet, what its unit has. */
  void give(ModuleLayer.Controller controller, Module unit) {
    String name = unit.getName();
    boolean first = !known.containsKey(name);
    Granted granted =
        known.computeIfAbsent(name, any -> Granted.to(name, base, live.units().get()));
    granted.reads().forEach(read -> controller.addReads(unit, read));
    granted.given().forEach(given -> give(controller, unit, given, given.target()));
    granted.passedOn().forEach(inside -> inside.module().addOpens(inside.packageName(), unit));
    Optional<String> refused =
        base.layer().findModule(name).flatMap(copy -> enableNativeAccess(controller, copy, unit));
    if (first) {
      refused.ifPresent(LOG::warn);
      report(name, granted);
    }
  }

  /** Gives another unit what the copy of this one has given to the copy of that. */
  void give(Candidate from, Candidate to) {
    for (Given given : known.get(from.snapshot().name()).given()) {
      if (to.snapshot().name().equals(given.target().getName())) {
        give(from.controller(), from.module(), given, to.module());
      }
    }
  }

  private static void give(
      ModuleLayer.Controller controller, Module unit, Given given, Module target) {
    if (!unit.getPackages().contains(given.packageName())) {
      return;
    }
    if (given.opened()) {
      controller.addOpens(unit, given.packageName(), target);
    } else {
      controller.addExports(unit, given.packageName(), target);
    }
  }

  /**
   * The methods are there from Java 22 on.
   *
   * @return what to do if it can't be enabled
   */
  private static Optional<String> enableNativeAccess(
      ModuleLayer.Controller controller, Module copy, Module unit) {
    try {
      var isEnabled = Module.class.getMethod("isNativeAccessEnabled");
      if ((boolean) isEnabled.invoke(copy)) {
        Module dymod = Grants.class.getModule();
        if (!(boolean) isEnabled.invoke(dymod)) {
          return Optional.of(
              "%s has native access, which its generations only get from a module that has it too: --enable-native-access=%s,%s"
                  .formatted(unit.getName(), unit.getName(), dymod.getName()));
        }
        ModuleLayer.Controller.class
            .getMethod("enableNativeAccess", Module.class)
            .invoke(controller, unit);
      }
    } catch (NoSuchMethodException | IllegalAccessException before) {
      return Optional.empty();
    } catch (InvocationTargetException refused) {
      return Optional.of(unit.getName() + " has no native access: " + refused.getCause());
    }
    return Optional.empty();
  }

  private static void report(String unit, Granted granted) {
    if (!granted.missing().isEmpty()) {
      LOG.warn(
          "{} may use {}, which is granted to it by name and so not to its generations: open it to io.dymod too, which passes it on ({})",
          unit,
          words(granted.missing(), "%s", ", "),
          words(granted.missing(), "--add-opens %s=io.dymod", " "));
    }
    if (granted.patched()) {
      LOG.warn(
          "--patch-module {} does not reach its generations, which are made from what lies at its place alone: put the patch there",
          unit);
    }
  }

  private static String words(List<Inside> packages, String form, String separator) {
    return packages.stream()
        .map(Inside::toString)
        .sorted()
        .map(form::formatted)
        .collect(Collectors.joining(separator));
  }
}
