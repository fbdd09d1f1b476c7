package io.dymod.load;

import io.dymod.load.BaseModules.Inside;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the copy of a unit in the layers below has beyond what is declared, since the command line
 * says so. Options are not parsed for it: the modules are asked.
 *
 * @param reads the modules that the copy reads
 * @param given the packages that the copy exports or opens
 * @param passedOn packages of others that the copy may use, and Dymod may open to its generations
 * @param missing packages of others that only the copy may use
 * @param patched whether the copy is made of more than what lies at its place
 */
record Granted(
    Set<Module> reads,
    List<Given> given,
    List<Inside> passedOn,
    List<Inside> missing,
    boolean patched) {

  /** A package that the unit exports or opens to a module. */
  record Given(String packageName, Module target, boolean opened) {}

  /**
   * What a unit has, given by its name.
   *
   * @param units the names of all units, whose generations grant what they declare themselves
   */
  static Granted to(String unit, BaseModules base, Set<String> units) {
    Optional<Module> copy = base.layer().findModule(unit);
    Module dymod = Granted.class.getModule();
    List<Inside> passedOn = new ArrayList<>();
    List<Inside> missing = new ArrayList<>();
    for (Module module : base.all()) {
      if (!units.contains(module.getName()) && !module.getName().equals(unit)) {
        for (Inside inside : base.insides(module)) {
          if (copy.isPresent() ? inside.isGivenTo(copy.get()) : inside.isDeclaredFor(unit)) {
            (module.isOpen(inside.packageName(), dymod) ? passedOn : missing).add(inside);
          }
        }
      }
    }
    return copy.isEmpty()
        ? new Granted(Set.of(), List.of(), passedOn, missing, false)
        : new Granted(
            reads(copy.get(), base),
            given(copy.get(), base),
            passedOn,
            missing,
            isPatched(copy.get()));
  }

  private static Set<Module> reads(Module copy, BaseModules base) {
    Set<String> resolved =
        copy.getLayer().configuration().findModule(copy.getName()).orElseThrow().reads().stream()
            .map(ResolvedModule::name)
            .collect(Collectors.toSet());
    return others(copy, base).stream()
        .filter(copy::canRead)
        .filter(other -> !other.isNamed() || !resolved.contains(other.getName()))
        .collect(Collectors.toSet());
  }

  private static List<Given> given(Module copy, BaseModules base) {
    ModuleDescriptor declared = copy.getDescriptor();
    List<Given> given = new ArrayList<>();
    for (Module other : others(copy, base)) {
      for (Inside inside : base.insides(copy)) {
        String name = inside.packageName();
        if (!inside.isGivenTo(other)) {
          continue;
        }
        if (copy.isOpen(name, other) && !opens(declared, name, other)) {
          given.add(new Given(name, other, true));
        } else if (!inside.exported() && !exports(declared, name, other)) {
          given.add(new Given(name, other, false));
        }
      }
    }
    return given;
  }

  /** All modules to which the command line can refer. */
  private static List<Module> others(Module copy, BaseModules base) {
    List<Module> others = new ArrayList<>(base.all());
    others.remove(copy);
    others.add(ClassLoader.getSystemClassLoader().getUnnamedModule());
    return others;
  }

  private static boolean opens(ModuleDescriptor declared, String name, Module to) {
    return declared.isOpen()
        || declared.isAutomatic()
        || declared.opens().stream()
            .filter(opens -> opens.source().equals(name))
            .anyMatch(opens -> !opens.isQualified() || opens.targets().contains(to.getName()));
  }

  private static boolean exports(ModuleDescriptor declared, String name, Module to) {
    return opens(declared, name, to)
        || declared.exports().stream()
            .filter(exports -> exports.source().equals(name))
            .anyMatch(
                exports -> !exports.isQualified() || exports.targets().contains(to.getName()));
  }

  /** The JDK tells it in words only. */
  private static boolean isPatched(Module copy) {
    ModuleReference reference =
        copy.getLayer().configuration().findModule(copy.getName()).orElseThrow().reference();
    return reference.toString().contains(" (patched)");
  }
}
