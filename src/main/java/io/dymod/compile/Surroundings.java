package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.compile.CompiledFile.ClassOutput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The classes that a unit sees and that may change without it: those of the units it requires, and
 * those among its own that were not made from its sources.
 *
 * @param units the classes of each unit that is seen, by the unit's name and the class's
 * @param foreign the unit's own, by name
 */
record Surroundings(Map<String, Map<String, ClassOutput>> units, Map<String, ClassOutput> foreign) {

  static final Surroundings NONE = new Surroundings(Map.of(), Map.of());

  private static final String DECLARATION = "module-info";

  /**
   * The surroundings of a unit.
   *
   * @param units the units it requires, compiled, by name
   * @param before the unit's last build, of which what is the same is taken over
   */
  static Surroundings of(Sources sources, Map<String, Content> units, Optional<Build> before) {
    Surroundings known = before.map(Build::surroundings).orElse(NONE);
    Map<String, Map<String, ClassOutput>> seen = new HashMap<>();
    units.forEach(
        (name, content) ->
            seen.put(name, classes(content.entries(), known.units.getOrDefault(name, Map.of()))));
    return new Surroundings(seen, classes(sources.foreign(), known.foreign));
  }

  private static Map<String, ClassOutput> classes(
      SortedMap<String, byte[]> entries, Map<String, ClassOutput> before) {
    Map<String, ClassOutput> classes = new HashMap<>();
    entries.forEach(
        (entry, bytes) -> {
          if (entry.endsWith(MemoryModule.CLASS)) {
            String name = MemoryModule.binaryName(entry);
            ClassOutput known = before.get(name);
            boolean same = known != null && Arrays.equals(known.bytes(), bytes);
            classes.put(name, same ? known : ClassOutput.of(bytes));
          }
        });
    return classes;
  }

  /** Whether the same units are seen, and declare the same. */
  boolean declareTheSameAs(Surroundings other) {
    return units.keySet().equals(other.units.keySet())
        && units.entrySet().stream()
            .allMatch(
                unit ->
                    declaration(unit.getValue())
                        .equals(declaration(other.units.get(unit.getKey()))));
  }

  private static String declaration(Map<String, ClassOutput> classes) {
    ClassOutput declaration = classes.get(DECLARATION);
    return declaration == null ? "" : Arrays.toString(declaration.bytes());
  }

  /** The units as the compiler sees them. */
  Map<String, MemoryModule> modules() {
    Map<String, MemoryModule> modules = new HashMap<>();
    units.forEach(
        (unit, classes) -> {
          Map<String, byte[]> bytes = new HashMap<>();
          classes.forEach((name, output) -> bytes.put(name, output.bytes()));
          modules.put(unit, MemoryModule.of(unit, bytes));
        });
    return modules;
  }

  /** What others see of each class. */
  Map<String, ClassAbi> abis() {
    Map<String, ClassAbi> abis = new HashMap<>();
    foreign.forEach((name, output) -> abis.put(name, output.abi()));
    units
        .values()
        .forEach(classes -> classes.forEach((name, output) -> abis.put(name, output.abi())));
    return abis;
  }
}
