package io.dymod.testing.random;

/** What motifs offer to each other. The fallback serves where there is nothing to link to. */
enum Link {
  /** An int expression that is always constant. */
  CONSTANT("7"),
  /** An int expression that may be constant. */
  NUMBER("11"),
  /** A constant string. */
  TEXT("\"none\""),
  /** An expression of a type that may change, but is never void. */
  VALUE("null"),
  /** An expression of a {@code Supplier}. */
  KEPT("null"),
  /** A public type without type parameters. */
  TYPE("Object"),
  /** A public class to extend, without abstract methods. */
  BASE("Object");

  private final String fallback;

  Link(String fallback) {
    this.fallback = fallback;
  }

  String fallback() {
    return fallback;
  }

  /** Neither constants nor superclasses may depend on themselves. */
  boolean acyclic() {
    return this != VALUE && this != KEPT && this != TYPE;
  }

  static Link of(String word) {
    return valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
