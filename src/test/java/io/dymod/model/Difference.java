package io.dymod.model;

import java.util.List;

/** Thrown where the product and the model do not agree. */
final class Difference extends Exception {

  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * A difference.
   *
   * @param kind a word for differences of this kind
   * @param texts what it is, a line each
   */
  Difference(String kind, List<String> texts) {
    super(kind + "\n  " + String.join("\n  ", texts));
    this.kind = kind;
  }

  String kind() {
    return kind;
  }
}
