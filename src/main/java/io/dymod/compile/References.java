package io.dymod.compile;

import java.util.Set;

/**
 * What the compilation of one source file rested on.
 *
 * @param classes the binary names of the classes of units whose declarations were looked at
 * @param names the simple names that were looked up, and would have been found elsewhere had there
 *     been a class of that name nearer by
 * @param isKnown false if it could not be found out, so that it may have been anything
 */
record References(Set<String> classes, Set<String> names, boolean isKnown) {

  /** References that could not be found out. */
  static final References UNKNOWN = new References(Set.of(), Set.of(), false);

  /** References that can't be changed. */
  References {
    classes = Set.copyOf(classes);
    names = Set.copyOf(names);
  }
}
