package io.dymod.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Types that belong together: records, enums and sealed interfaces that contain each other. It is
 * what both sides of a hand-over are written from, and knows nothing of how one is done.
 *
 * @param records the components of each record, by name, and their types
 * @param enums the constants of each enum
 * @param sealed the records of each sealed interface
 * @param defaults of each record the one component that has a default, and what that is
 */
record Family(
    Map<String, Map<String, Type>> records,
    Map<String, List<String>> enums,
    Map<String, List<String>> sealed,
    Map<String, Map.Entry<String, String>> defaults) {

  /** The type of the whole. */
  static final String ROOT = "R0";

  private static final List<String> BASIC = List.of("int", "long", "double", "String", "Integer");

  /** The kinds of containers, with the types that they have in Java. */
  enum Kind {
    LIST("List<%s>"),
    MAP("Map<String, %s>"),
    ARRAY("%s[]"),
    OPTIONAL("Optional<%s>");

    private final String pattern;

    Kind(String pattern) {
      this.pattern = pattern;
    }
  }

  /**
   * A type.
   *
   * @param name of a basic type, record, enum or sealed interface
   * @param kinds of the containers around it, from the inside
   */
  record Type(String name, List<Kind> kinds) {

    static Type of(String name) {
      return new Type(name, List.of());
    }

    /** Whether it is a list that may contain what contains it. */
    boolean isOpen() {
      return kinds.equals(List.of(Kind.LIST)) && name.startsWith("R");
    }

    boolean isBasic() {
      return kinds.isEmpty() && Character.isLowerCase(name.charAt(0))
          || name.equals("String")
          || name.equals("Integer");
    }

    Optional<Kind> kind() {
      return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds.get(kinds.size() - 1));
    }

    Type element() {
      return new Type(name, kinds.subList(0, kinds.size() - 1));
    }

    String java() {
      return kind().map(kind -> kind.pattern.formatted(element().java())).orElse(name);
    }
  }

  /** A random one. */
  static Family random(Random random) {
    Map<String, Map<String, Type>> records = new LinkedHashMap<>();
    int count = 2 + random.nextInt(4);
    for (int record = 0; record < count; record++) {
      records.put("R" + record, new LinkedHashMap<>());
    }
    Map<String, List<String>> enums = new LinkedHashMap<>();
    enums.put("E0", List.of("RED", "GREEN", "BLUE"));
    Map<String, List<String>> sealed = new LinkedHashMap<>();
    sealed.put("S0", new ArrayList<>(List.copyOf(records.keySet()).subList(1, count)));
    Family family = new Family(records, enums, sealed, Map.of());
    for (int record = 0; record < count; record++) {
      int components = 2 + random.nextInt(5);
      for (int component = 0; component < components; component++) {
        records.get("R" + record).put("c" + component, family.type(random, record));
      }
    }
    return family;
  }

  /** Records contain later ones alone, but for lists of them, so values end. */
  private Type type(Random random, int record) {
    if (random.nextInt(5) == 0) {
      return new Type("R" + random.nextInt(records.size()), List.of(Kind.LIST));
    }
    List<String> later = new ArrayList<>(records.keySet()).subList(record + 1, records.size());
    List<String> names = new ArrayList<>(later);
    names.addAll(BASIC);
    names.addAll(enums.keySet());
    if (record == 0) {
      names.addAll(sealed.keySet());
    }
    String name = names.get(random.nextInt(names.size()));
    List<Kind> kinds = new ArrayList<>();
    boolean isPrimitive = Character.isLowerCase(name.charAt(0));
    while (!isPrimitive && kinds.size() < 2 && random.nextInt(3) == 0) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      // Java has no arrays of a type with arguments.
      kinds.add(kind == Kind.ARRAY && !kinds.isEmpty() ? Kind.LIST : kind);
    }
    return new Type(name, List.copyOf(kinds));
  }

  /** The same with other components of a record. */
  Family with(String record, UnaryOperator<Map<String, Type>> change) {
    Map<String, Map<String, Type>> changed = new LinkedHashMap<>(records);
    changed.put(record, change.apply(new LinkedHashMap<>(records.get(record))));
    return new Family(changed, enums, sealed, defaults);
  }

  /** The same with other constants. */
  Family withConstants(String name, List<String> constants) {
    Map<String, List<String>> changed = new LinkedHashMap<>(enums);
    changed.put(name, constants);
    return new Family(records, changed, sealed, defaults);
  }

  /** The same with a default for a component. */
  Family withDefault(String record, String component, String value) {
    Map<String, Map.Entry<String, String>> more = new LinkedHashMap<>(defaults);
    more.put(record, Map.entry(component, value));
    return new Family(records, enums, sealed, more);
  }

  /** The types as Java source. */
  String source() {
    StringBuilder source = new StringBuilder();
    sealed.forEach(
        (name, records) ->
            source.append(
                "sealed interface %s permits %s {}%n".formatted(name, String.join(", ", records))));
    enums.forEach(
        (name, constants) ->
            source.append("enum %s { %s }%n".formatted(name, String.join(", ", constants))));
    records.forEach((name, components) -> source.append(record(name, components)));
    return source.toString();
  }

  private String record(String name, Map<String, Type> components) {
    String parents =
        sealed.entrySet().stream()
            .filter(one -> one.getValue().contains(name))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return "record %s(%s)%s {%s}%n"
        .formatted(
            name,
            parameters(components),
            parents.isEmpty() ? "" : " implements " + parents,
            constructor(name, components));
  }

  private String constructor(String name, Map<String, Type> components) {
    Map.Entry<String, String> value = defaults.get(name);
    if (value == null) {
      return "";
    }
    Map<String, Type> others = new LinkedHashMap<>(components);
    others.remove(value.getKey());
    String all =
        components.keySet().stream()
            .map(one -> one.equals(value.getKey()) ? value.getValue() : one)
            .collect(Collectors.joining(", "));
    return " %s(%s) { this(%s); } ".formatted(name, parameters(others), all);
  }

  private static String parameters(Map<String, Type> components) {
    return components.entrySet().stream()
        .map(one -> one.getValue().java() + " " + one.getKey())
        .collect(Collectors.joining(", "));
  }
}
