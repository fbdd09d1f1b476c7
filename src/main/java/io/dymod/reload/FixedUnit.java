package io.dymod.reload;

import io.dymod.Unit;
import io.dymod.change.Content;
import io.dymod.compile.Compilation;
import io.dymod.outcome.UnitSummary;
import io.dymod.redefine.ClassFiles;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

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

  private static Map<String, byte[]> classes(Content content) {
    Map<String, byte[]> classes = new HashMap<>();
    content
        .entries()
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(CLASS)) {
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
  SortedSet<String> differences(Compilation now) {
    return now.content().differencesFrom(made.orElseThrow());
  }

  /** Its classes, before and after a change to what is made now. */
  ClassFiles change(Compilation now) {
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
  FixedUnit confirmed(UnitSource now) {
    return new FixedUnit(now, made, loaded, revision);
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
