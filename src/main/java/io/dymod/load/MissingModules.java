package io.dymod.load;

import io.dymod.change.ModulePath;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The modules that a unit requires and the running program does not have. What nothing that starts
 * with the application requires is not resolved, even if it is part of the JDK or lies on the
 * module path (see {@link java.lang.module}, "Root modules").
 *
 * @param unit the unit's name
 * @param unresolved those that are at hand, and only have to be named at the start
 * @param unknown those that are found nowhere
 */
record MissingModules(String unit, List<String> unresolved, List<String> unknown) {

  /** Those that a unit would miss above a configuration; none if it has all. */
  static Optional<MissingModules> of(ModuleDescriptor unit, Configuration parent) {
    List<String> unresolved = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    ModuleFinder atHand = ModuleFinder.compose(ModuleFinder.ofSystem(), ModulePath.finder());
    unit.requires().stream()
        .filter(requires -> !requires.modifiers().contains(Modifier.STATIC))
        .map(Requires::name)
        .sorted()
        .filter(name -> parent.findModule(name).isEmpty())
        .forEach(name -> (isFound(name, atHand) ? unresolved : unknown).add(name));
    return unresolved.isEmpty() && unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(new MissingModules(unit.name(), unresolved, unknown));
  }

  /** A module path of which something can't be read has nothing that could be counted on. */
  private static boolean isFound(String name, ModuleFinder atHand) {
    try {
      return atHand.find(name).isPresent();
    } catch (FindException unreadable) {
      return false;
    }
  }

  /** What to do about it, all at once. */
  String words() {
    List<String> words = new ArrayList<>();
    if (!unknown.isEmpty()) {
      words.add(
          "%s requires %s, which %s not found: put %s among the units, or on the module path, and name %s in --add-modules if nothing that starts with the application requires %s"
              .formatted(
                  unit,
                  enumerate(unknown),
                  unknown.size() == 1 ? "is" : "are",
                  it(unknown),
                  it(unknown),
                  it(unknown)));
    }
    if (!unresolved.isEmpty()) {
      words.add(
          "%s requires %s, which %s at hand, but nothing that starts with the application requires %s: start it with --add-modules %s"
              .formatted(
                  unit,
                  enumerate(unresolved),
                  unresolved.size() == 1 ? "is" : "are",
                  it(unresolved),
                  String.join(",", unresolved)));
    }
    return String.join("\n", words);
  }

  private static String enumerate(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static String it(List<String> names) {
    return names.size() == 1 ? "it" : "them";
  }
}
