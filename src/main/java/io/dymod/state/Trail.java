package io.dymod.state;

/** The way from the whole of a state to a part of it, in words: {@code player.inventory[3]}. */
final class Trail {

  /** The whole. */
  static final Trail WHOLE = new Trail("", Object.class);

  private final String words;
  private final Class<?> declared;

  private Trail(String words, Class<?> declared) {
    this.words = words;
    this.declared = declared;
  }

  /** To an object that somebody holds. */
  static Trail of(Object held) {
    return new Trail(held.getClass().getSimpleName(), Object.class);
  }

  /**
   * To a component or field.
   *
   * @param type what it was declared as
   */
  Trail member(String name, Class<?> type) {
    return new Trail(words.isEmpty() ? name : words + "." + name, type);
  }

  /** To an element. */
  Trail at(int index) {
    return new Trail(words + "[" + index + "]", Object.class);
  }

  /** To a value of a map. */
  Trail at(Object key, int index) {
    return new Trail(words + "[" + name(key, index) + "]", Object.class);
  }

  /** To a key of a map. */
  Trail key(Object key, int index) {
    return new Trail(words + "[key " + name(key, index) + "]", Object.class);
  }

  /** To ask any other key for its name would run code of the unit. */
  private static String name(Object key, int index) {
    if (key instanceof String) {
      return "\"" + key + "\"";
    }
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    return Widening.isBasic(key) ? key.toString() : "#" + index;
  }

  /** What a value was, as the code named it. */
  String was(Object value) {
    return declared.isPrimitive() ? declared.getName() : value.getClass().getSimpleName();
  }

  @Override
  public String toString() {
    return words.isEmpty() ? "the state" : words;
  }
}
