package io.dymod.state;

import io.dymod.state.Family.Kind;
import io.dymod.state.Family.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What becomes of a family, and what a migration by hand would make of a value of it: the text of
 * the new value, what is dropped, and where it can't be carried over.
 */
final class Evolution {

  /** To what an assignment takes a value of a basic type, JLS 5.2, but for the same type. */
  private static final Map<String, List<String>> WIDER =
      Map.of(
          "int", List.of("long", "double", "Integer"),
          "long", List.of("double"),
          "Integer", List.of("int", "long", "double"));

  private static final Map<String, List<String>> UNFIT =
      Map.of(
          "int", List.of("String", "Long"),
          "long", List.of("int", "String"),
          "double", List.of("int", "long"),
          "Integer", List.of("String", "Long"),
          "String", List.of("int", "Integer"));

  private final Random random;
  private Family family;

  /** Why a component that is unfit, or a constant that is missing, is refused. */
  private final Map<String, String> refusals = new LinkedHashMap<>();

  Evolution(Family before, Random random) {
    this.random = random;
    this.family = before;
    int edits = 3 + random.nextInt(6);
    for (int edit = 0; edit < edits; edit++) {
      edit();
    }
    if (random.nextInt(2) == 0) {
      spoil(before);
    }
  }

  /** The family afterwards. */
  Family after() {
    return family;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void edit() {
    String record = any(List.copyOf(family.records().keySet()));
    List<String> components = new ArrayList<>(family.records().get(record).keySet());
    switch (random.nextInt(5)) {
      case 0 -> {
        Collections.shuffle(components, random);
        family = family.with(record, old -> inOrder(old, components));
      }
      case 1 -> {
        if (!components.isEmpty() && !isDefault(record)) {
          String gone = any(components);
          family =
              family.with(
                  record,
                  old -> {
                    old.remove(gone);
                    return old;
                  });
        }
      }
      case 2 -> {
        if (!isDefault(record)) {
          int place = random.nextInt(components.size() + 1);
          components.add(place, "more");
          family =
              family
                  .with(
                      record,
                      old -> {
                        old.put("more", Type.of("String"));
                        return inOrder(old, components);
                      })
                  .withDefault(record, "more", "\"at first\"");
        }
      }
      case 3 ->
          among(components, one -> WIDER.containsKey(type(record, one).java()))
              .ifPresent(one -> become(record, one, WIDER));
      default -> {
        List<String> constants = new ArrayList<>(family.enums().get("E0"));
        Collections.shuffle(constants, random);
        constants.add("NEW" + constants.size());
        family = family.withConstants("E0", constants);
      }
    }
  }

  private Optional<String> among(List<String> components, Predicate<String> which) {
    List<String> some = components.stream().filter(which).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(any(some));
  }

  private Type type(String record, String component) {
    return family.records().get(record).get(component);
  }

  private boolean isDefault(String record) {
    return family.defaults().containsKey(record);
  }

  private void become(String record, String component, Map<String, List<String>> choices) {
    String now = any(choices.get(type(record, component).java()));
    family =
        family.with(
            record,
            old -> {
              old.put(component, Type.of(now));
              return old;
            });
  }

  private static Map<String, Type> inOrder(Map<String, Type> components, List<String> order) {
    Map<String, Type> ordered = new LinkedHashMap<>();
    order.forEach(name -> ordered.put(name, components.get(name)));
    return ordered;
  }

  /** Makes one thing that can't be carried over, if the value has it. */
  private void spoil(Family before) {
    String record = any(List.copyOf(family.records().keySet()));
    switch (random.nextInt(3)) {
      case 0 ->
          among(
                  List.copyOf(family.records().get(record).keySet()),
                  one -> isUntouched(before, record, one))
              .ifPresent(
                  one -> {
                    become(record, one, UNFIT);
                    refusals.put(
                        record + "." + one,
                        "was %s, is %s"
                            .formatted(
                                before.records().get(record).get(one).java(),
                                family.records().get(record).get(one).java()));
                  });
      case 1 -> {
        if (!isDefault(record)) {
          family =
              family.with(
                  record,
                  old -> {
                    old.put("extra", Type.of("int"));
                    return old;
                  });
          refusals.put(record + ".extra", "is new");
        }
      }
      default -> {
        List<String> constants = new ArrayList<>(family.enums().get("E0"));
        constants.remove("GREEN");
        family = family.withConstants("E0", constants);
        refusals.put("E0.GREEN", "E0.GREEN is no more");
      }
    }
  }

  private boolean isUntouched(Family before, String record, String component) {
    Type type = before.records().get(record).get(component);
    return type != null && UNFIT.containsKey(type.java()) && type.equals(type(record, component));
  }

  /** What a hand-over of a value comes to. */
  Result of(Value whole) {
    Result result = new Result();
    result.text = result.text(whole, Type.of(Family.ROOT));
    result.look(whole, "", new ArrayList<>());
    return result;
  }

  /** What comes of one value. */
  final class Result {

    /** The value as it would be, if nothing is refused. */
    String text;

    final Set<String> dropped = new TreeSet<>();

    /** All that may be said first of why it can't be. */
    final Set<String> refused = new TreeSet<>();

    private final IdentityHashMap<Value, Integer> numbers = new IdentityHashMap<>();

    private String text(Value value, Type type) {
      if (value == null) {
        return "null";
      }
      if (!value.text.isEmpty()) {
        return value.type.isBasic() ? basic(value, type) : value.text;
      }
      if (value.type.kind().filter(kind -> kind == Kind.OPTIONAL).isPresent()) {
        return "some " + text(value.parts.get("0"), type.element());
      }
      Integer known = numbers.putIfAbsent(value, numbers.size());
      if (known != null) {
        return "#" + known;
      }
      String number = "#" + numbers.get(value);
      if (value.isRecord()) {
        return value.type.name() + number + record(value);
      }
      return number
          + value.parts.entrySet().stream()
              .map(
                  part ->
                      (value.type.kind().orElseThrow() == Kind.MAP ? part.getKey() + "=" : "")
                          + text(part.getValue(), type.element()))
              .collect(Collectors.joining(", ", "[", "]"));
    }

    private String record(Value value) {
      return family.records().get(value.type.name()).entrySet().stream()
          .map(
              component ->
                  component.getKey()
                      + "="
                      + (value.parts.containsKey(component.getKey())
                          ? text(value.parts.get(component.getKey()), component.getValue())
                          : "at first"))
          .collect(Collectors.joining(", ", "(", ")"));
    }

    private String basic(Value value, Type type) {
      String plain = value.text.replaceAll("[\"L]", "");
      return type.java().equals("double") && !plain.contains(".") ? plain + ".0" : plain;
    }

    /** Walks each way to each part that is carried over. */
    private void look(Value value, String path, List<Value> above) {
      if (value == null || above.stream().anyMatch(one -> one == value)) {
        return;
      }
      String whole = path.isEmpty() ? "the state" : path;
      if (!value.text.isEmpty()) {
        String said = refusals.get(value.type.java() + "." + value.text);
        if (said != null) {
          refused.add(whole + ": " + said);
        }
        return;
      }
      above.add(value);
      if (value.isRecord()) {
        record(value, path, above);
      } else {
        boolean isMap = value.type.kind().orElseThrow() == Kind.MAP;
        boolean isOptional = value.type.kind().orElseThrow() == Kind.OPTIONAL;
        value.parts.forEach(
            (key, part) ->
                look(
                    part,
                    isOptional ? path : path + (isMap ? "[\"" + key + "\"]" : "[" + key + "]"),
                    above));
      }
      above.remove(above.size() - 1);
    }

    private void record(Value value, String path, List<Value> above) {
      String record = value.type.name();
      Map<String, Type> components = family.records().get(record);
      value.parts.keySet().stream()
          .filter(one -> !components.containsKey(one))
          .forEach(one -> dropped.add(record + "." + one));
      for (String component : components.keySet()) {
        String inside = path.isEmpty() ? component : path + "." + component;
        String said = refusals.get(record + "." + component);
        if (said != null) {
          refused.add(said.equals("is new") ? inside + " is new: " : inside + ": " + said);
        } else if (value.parts.containsKey(component)) {
          look(value.parts.get(component), inside, above);
        }
      }
    }
  }
}
