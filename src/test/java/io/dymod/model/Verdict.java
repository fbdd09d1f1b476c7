package io.dymod.model;

import java.util.Optional;
import java.util.Set;

/**
 * What came of trying a unit.
 *
 * @param problem why it can't serve; empty if it can
 * @param text what its service answers; nothing if it does not provide it. The answers of other
 *     units that it asks are left out: their names stand there in pointed brackets
 * @param own what its service answers of itself alone
 * @param extra what its second service answers; nothing if it does not provide it
 * @param packages the packages it consists of
 */
record Verdict(
    String problem,
    Optional<String> text,
    Optional<String> own,
    Optional<String> extra,
    Set<String> packages) {

  static Verdict bad(String problem) {
    return new Verdict(problem, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
  }

  boolean provides() {
    return text.isPresent() || extra.isPresent();
  }

  boolean isGood() {
    return problem.isEmpty();
  }
}
