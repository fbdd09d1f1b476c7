package io.dymod.state;

import io.dymod.state.Family.Kind;
import io.dymod.state.Family.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value of a family: a tree in which parts may be shared, and lists and arrays may contain what
 * contains them. It is written as Java source that makes it.
 */
final class Value {

  /** Of a basic type its text in Java; of an enum the constant; else empty. */
  final String text;

  final Type type;

  /** Components by their names, elements by index, values by key; null where there is nothing. */
  final Map<String, Value> parts = new LinkedHashMap<>();

  private Value(Type type, String text) {
    this.type = type;
    this.text = text;
  }

  boolean isRecord() {
    return text.isEmpty() && type.kinds().isEmpty();
  }

  /** Makes random values of a family. */
  static final class Maker {

    private static final int ENOUGH = 30;

    private final Family family;
    private final Random random;
    private final List<Value> made = new ArrayList<>();
    private final Map<Type, List<Value>> known = new HashMap<>();

    Maker(Family family, Random random) {
      this.family = family;
      this.random = random;
    }

    /** A value of the whole, whose lists of records may contain what contains them. */
    Value whole() {
      Value whole = value(Type.of(Family.ROOT));
      for (int index = 0; index < made.size(); index++) {
        Value list = made.get(index);
        if (list.type.isOpen()) {
          IntStream.range(0, random.nextInt(4))
              .forEach(place -> list.parts.put("" + place, value(list.type.element())));
        }
      }
      return whole;
    }

    private Value value(Type type) {
      if (type.isBasic() && type.kinds().isEmpty()) {
        return basic(type);
      }
      if (family.enums().containsKey(type.name()) && type.kinds().isEmpty()) {
        List<String> constants = family.enums().get(type.name());
        return new Value(type, constants.get(random.nextInt(constants.size())));
      }
      List<Value> before = known.computeIfAbsent(type, same -> new ArrayList<>());
      if (!before.isEmpty() && (random.nextInt(3) == 0 || made.size() > ENOUGH)) {
        return before.get(random.nextInt(before.size()));
      }
      if (family.sealed().containsKey(type.name()) && type.kinds().isEmpty()) {
        List<String> records = family.sealed().get(type.name());
        Value value = value(Type.of(records.get(random.nextInt(records.size()))));
        before.add(value);
        return value;
      }
      Value value = new Value(type, "");
      if (type.kinds().isEmpty()) {
        family
            .records()
            .get(type.name())
            .forEach((name, part) -> value.parts.put(name, part(part)));
      } else if (!type.isOpen()) {
        int size = type.kind().orElseThrow() == Kind.OPTIONAL ? 1 : 1 + random.nextInt(3);
        IntStream.range(0, size)
            .forEach(index -> value.parts.put(key(type, index), value(type.element())));
      }
      made.add(value);
      before.add(value);
      return value;
    }

    private Value part(Type type) {
      boolean mayMiss = !type.isBasic() && type.kinds().isEmpty();
      return mayMiss && random.nextInt(8) == 0 ? null : value(type);
    }

    private Value basic(Type type) {
      int number = random.nextInt(100);
      return new Value(
          type,
          switch (type.name()) {
            case "String" -> "\"" + number + "\"";
            case "long" -> number + "L";
            case "double" -> number + ".5";
            default -> String.valueOf(number);
          });
    }
  }

  private static String key(Type type, int index) {
    return type.kind().orElseThrow() == Kind.MAP ? "k" + index : String.valueOf(index);
  }

  /** A class with a method that makes this value. */
  String source() {
    return new Writer().method(this);
  }

  /** Writes values down, each once: lists are made empty, and filled when all else is made. */
  private static final class Writer {

    private final IdentityHashMap<Value, String> names = new IdentityHashMap<>();
    private final Queue<Value> lists = new ArrayDeque<>();
    private final StringBuilder made = new StringBuilder();
    private final StringBuilder filled = new StringBuilder();

    String method(Value value) {
      String whole = name(value);
      for (Value list = lists.poll(); list != null; list = lists.poll()) {
        for (Value part : list.parts.values()) {
          filled.append("  %s.add(%s);%n".formatted(names.get(list), name(part)));
        }
      }
      return "final class Make { static %s whole() {%n%s%s  return %s;%n} }%n"
          .formatted(Family.ROOT, made, filled, whole);
    }

    /** The variable that holds a value, or the value itself. */
    private String name(Value value) {
      if (value == null) {
        return "null";
      }
      if (!value.text.isEmpty()) {
        return value.type.isBasic() ? value.text : value.type.name() + "." + value.text;
      }
      String known = names.get(value);
      if (known != null) {
        return known;
      }
      String construction = "new ArrayList<>()";
      if (value.type.kind().filter(kind -> kind == Kind.LIST).isPresent()) {
        lists.add(value);
      } else {
        construction = value.construction(value.parts.values().stream().map(this::name).toList());
      }
      String name = "v" + names.size();
      names.put(value, name);
      made.append("  %s %s = %s;%n".formatted(value.type.java(), name, construction));
      return name;
    }
  }

  private String construction(List<String> values) {
    String all = String.join(", ", values);
    if (type.kinds().isEmpty()) {
      return "new %s(%s)".formatted(type.name(), all);
    }
    List<String> keys = List.copyOf(parts.keySet());
    return switch (type.kind().orElseThrow()) {
      case ARRAY -> "new %s {%s}".formatted(type.java(), all);
      case OPTIONAL -> "Optional.of(%s)".formatted(all);
      case LIST -> throw new AssertionError("made empty, and filled");
      case MAP ->
          IntStream.range(0, keys.size())
              .mapToObj(index -> "\"%s\", %s".formatted(keys.get(index), values.get(index)))
              .collect(Collectors.joining(", ", "Map.of(", ")"));
    };
  }
}
