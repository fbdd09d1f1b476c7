package io.dymod.change;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The modules that lie on the reload path and are no units.
 *
 * @param reasons why not, by module name
 * @param sources where the sources of some of them lie, by module name
 */
record LeftOut(SortedMap<String, String> reasons, SortedMap<String, SourceRoots> sources) {

  /** None. */
  static final LeftOut NOTHING =
      new LeftOut(Collections.emptySortedMap(), Collections.emptySortedMap());

  /**
   * Those of a choice.
   *
   * @param origins among which they are; the first counts
   */
  static LeftOut of(UnitChoice choice, Collection<Origin> origins, Declarations declarations) {
    SortedMap<String, SourceRoots> sources = new TreeMap<>();
    for (Origin origin : origins) {
      declarations
          .of(origin)
          .map(ModuleDeclaration::name)
          .filter(choice.leftOut()::containsKey)
          .ifPresent(name -> origin.sources().ifPresent(it -> sources.putIfAbsent(name, it)));
    }
    return new LeftOut(choice.leftOut(), sources);
  }
}
