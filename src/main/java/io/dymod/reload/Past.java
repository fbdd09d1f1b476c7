package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has served before, to go back to, and what on disk does not serve because one has gone back.
 * It holds what units were made from, and no generation. Immutable.
 *
 * @param limit how many swaps can be undone
 * @param steps for each of them, the last one first: what each of its units was until then, nothing
 *     where there was none
 * @param setAside the states of places that don't count until they change, by place; nothing stands
 *     for a place at which nothing lies
 */
record Past(
    int limit, List<Map<String, Optional<FoundUnit>>> steps, Map<Path, Optional<Entry>> setAside) {

  /** Nothing is remembered. */
  static final Past NONE = new Past(0, List.of(), Map.of());

  Past {
    steps = List.copyOf(steps);
    setAside = Collections.unmodifiableMap(setAside);
  }

  /** The past of a program that begins now. */
  static Past of(int limit) {
    return new Past(limit, List.of(), Map.of());
  }

  /** What the units of the last swap were before it; empty if nothing can be undone. */
  Map<String, Optional<FoundUnit>> last() {
    return steps.isEmpty() ? Map.of() : steps.get(0);
  }

  /**
   * The past after one more swap.
   *
   * @param before the units that served until then, by name
   * @param units the names of the units of the swap
   */
  Past swapped(Map<String, LiveUnit> before, Collection<String> units) {
    Map<String, Optional<FoundUnit>> step = new TreeMap<>();
    units.forEach(name -> step.put(name, Optional.ofNullable(before.get(name)).map(Past::made)));
    List<Map<String, Optional<FoundUnit>>> more = new ArrayList<>(List.of(step));
    more.addAll(steps);
    return new Past(limit, more.subList(0, Math.min(limit, more.size())), setAside);
  }

  private static FoundUnit made(LiveUnit unit) {
    return new FoundUnit(unit.source().compiledTo(unit.compilation()), unit.entry());
  }

  /**
   * The past after the last swap was undone.
   *
   * @param aside what does not count any more
   */
  Past undone(Map<Path, Optional<Entry>> aside) {
    Map<Path, Optional<Entry>> all = new HashMap<>(setAside);
    all.putAll(aside);
    return new Past(limit, steps.subList(1, steps.size()), all);
  }

  /** Whether a state of a place does not count. */
  boolean isSetAside(Entry entry) {
    Optional<Entry> aside = setAside.get(entry.path());
    return aside != null
        && (entry.isAbsent() ? aside.isEmpty() : aside.filter(entry::isSameAs).isPresent());
  }

  /** The past once what lies at a place counts again. */
  Past counting(Path path) {
    if (!setAside.containsKey(path)) {
      return this;
    }
    Map<Path, Optional<Entry>> less = new HashMap<>(setAside);
    less.remove(path);
    return new Past(limit, steps, less);
  }
}
