package io.dymod.reload;

import io.dymod.Unit;
import io.dymod.change.Content;
import io.dymod.compile.Compilation;
import io.dymod.outcome.UnitSummary;
import io.dymod.redefine.ClassFiles;
import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A module that never reloads, as far as it has been brought in place. What is loaded of it was
 * made by a build at first, with options that Dymod does not know. So a class is compared with what
 * has been compiled here before, and what an edit has not touched is left as it is.
 *
 * @param source what it was made from when that was last brought in
 * @param made what that compiles to here, once it has been compiled; of class files alone it is
 *     these
 * @param loaded the class files that are loaded, or will be, by internal name
 * @param revision counts from 1 how often it has been changed
 */
record FixedUnit(
    UnitSource source, Optional<Content> made, Map<String, byte[]> loaded, int revision) {

  private static final String CLASS = ".class";
  private static final String DECLARATION = "module-info";

  /** A module as it was at the start. */
  static FixedUnit atStart(UnitSource source) {
    return new FixedUnit(source, Optional.empty(), classes(source.place().content()), 1);
  }

  /** The same, now that it is known what it compiles to. */
  FixedUnit asBuilt(Content made) {
    return new FixedUnit(source, Optional.of(made), loaded, revision);
  }

  /** Whether it has sources that were not compiled here to what is loaded. */
  boolean isMadeElsewhere() {
    return source.sources().isPresent()
        && made.filter(content -> content == source.place().content()).isPresent();
  }

  private static Map<String, byte[]> classes(Content content) {
    Map<String, byte[]> classes = new HashMap<>();
    content
        .entries()
        .forEach(
            (name, bytes) -> {
              if (isClass(name)) {
                classes.put(name.substring(0, name.length() - CLASS.length()), bytes);
              }
            });
    classes.remove(DECLARATION);
    return classes;
  }

  String name() {
    return source.name();
  }

  /** The names of the files that are different in what would be made now. */
  private SortedSet<String> differences(Compilation now) {
    return now.content().differencesFrom(made.orElseThrow());
  }

  /** Whether what is made now is what is loaded. */
  boolean isMadeBy(Compilation now) {
    SortedSet<String> differences = differences(now);
    return differences.isEmpty()
        || isMadeElsewhere()
            && differences.stream().allMatch(FixedUnit::isClass)
            && !isDeclaredOtherwise(now)
            && change(now).isEmpty();
  }

  /** Why what is made now can't be brought in, whatever its classes are, in a few words. */
  Optional<String> obstacle(Compilation now) {
    if (isDeclaredOtherwise(now)) {
      return Optional.of("the declaration of module " + name() + " has changed");
    }
    SortedSet<String> differences = differences(now);
    return differences.stream().noneMatch(FixedUnit::isClass)
        ? Optional.of("resource " + differences.first() + " has changed")
        : Optional.empty();
  }

  private static boolean isClass(String file) {
    return file.endsWith(CLASS);
  }

  /** Compilers write down more than is declared, such as versions. */
  private boolean isDeclaredOtherwise(Compilation now) {
    return isMadeElsewhere()
        ? !declared(made.orElseThrow()).equals(declared(now.content()))
        : differences(now).contains(DECLARATION + CLASS);
  }

  private static List<Object> declared(Content content) {
    byte[] bytes = content.entry(DECLARATION + CLASS).orElseThrow();
    ModuleDescriptor module = ModuleDescriptor.read(ByteBuffer.wrap(bytes));
    return List.of(
        module.modifiers(),
        module.requires().stream()
            .collect(
                Collectors.toMap(
                    ModuleDescriptor.Requires::name, ModuleDescriptor.Requires::modifiers)),
        module.exports(),
        module.opens(),
        module.uses(),
        module.provides());
  }

  /**
   * Its classes, before and after a change to what is made now. What is different only because it
   * was made elsewhere is left as it is.
   */
  ClassFiles change(Compilation now) {
    ClassFiles all = allThatChanges(now);
    return isMadeElsewhere() ? all.visible() : all;
  }

  private ClassFiles allThatChanges(Compilation now) {
    Map<String, byte[]> after = new HashMap<>(loaded);
    Map<String, byte[]> fresh = classes(now.content());
    SortedSet<String> touched = differences(now);
    for (String name : classes(made.orElseThrow()).keySet()) {
      if (!fresh.containsKey(name)) {
        after.remove(name);
      }
    }
    fresh.forEach(
        (name, bytes) -> {
          if (touched.contains(name + CLASS)) {
            after.put(name, bytes);
          }
        });
    return new ClassFiles(loaded, after);
  }

  /** The same, now that other files are known to make what is loaded. */
  FixedUnit confirmed(UnitSource now, Compilation compiled) {
    return new FixedUnit(now, Optional.of(compiled.content()), loaded, revision);
  }

  /** What it is after a change. */
  FixedUnit changed(UnitSource to, Compilation now) {
    return new FixedUnit(to, Optional.of(now.content()), change(now).after(), revision + 1);
  }

  /** As it is reported. */
  Unit unit() {
    return new UnitSummary(
        name(),
        1,
        revision,
        Instant.now(),
        made.orElseThrow().hash(),
        source.path(),
        source.provides().stream().sorted().toList(),
        Unit.State.LIVE);
  }
}
