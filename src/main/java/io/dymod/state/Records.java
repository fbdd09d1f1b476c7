package io.dymod.state;

import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes records of others, component by component. */
final class Records {

  private final Carrier carrier;
  private final Set<String> dropped;

  /**
   * A maker of records.
   *
   * @param dropped takes what is dropped
   */
  Records(Carrier carrier, Set<String> dropped) {
    this.carrier = carrier;
    this.dropped = dropped;
  }

  /**
   * A record of another class, with the components that both have.
   *
   * @param target what says the type arguments, if it is of that class
   */
  Object carry(Object old, Class<?> type, Type target, Trail trail) throws Refusal {
    Type declaring = Types.raw(target) == type ? target : type;
    Map<String, RecordComponent> former = new LinkedHashMap<>();
    for (RecordComponent component : old.getClass().getRecordComponents()) {
      former.put(component.getName(), component);
    }
    Map<RecordComponent, Object> values = new LinkedHashMap<>();
    List<String> added = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      RecordComponent source = former.remove(component.getName());
      if (source == null) {
        added.add(component.getName());
      } else {
        values.put(
            component,
            carrier.carry(
                value(old, source, trail),
                Types.inside(declaring, component.getGenericType()),
                trail.member(component.getName(), source.getType())));
      }
    }
    former.keySet().forEach(name -> dropped.add(type.getSimpleName() + "." + name));
    return construct(type, values, added, trail);
  }

  private static Object value(Object old, RecordComponent component, Trail trail) throws Refusal {
    try {
      return Contents.component(old, component);
    } catch (IllegalStateException thrown) {
      throw new Refusal(trail + ": " + thrown.getMessage());
    }
  }

  private static Object construct(
      Class<?> type, Map<RecordComponent, Object> values, List<String> added, Trail trail)
      throws Refusal {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Optional<Object[]> arguments = arguments(constructor, values);
      if (arguments.isPresent()) {
        return construct(constructor, arguments.get(), trail);
      }
    }
    throw new Refusal(
        "%s is new: declare a constructor %s that says what it is at first"
            .formatted(
                added.stream()
                    .map(name -> trail.member(name, Object.class).toString())
                    .collect(Collectors.joining(", ")),
                values.keySet().stream()
                    .map(one -> one.getType().getSimpleName() + " " + one.getName())
                    .collect(Collectors.joining(", ", type.getSimpleName() + "(", ")"))));
  }

  /** The values in the order of a constructor's parameters, if it has just these. */
  private static Optional<Object[]> arguments(
      Constructor<?> constructor, Map<RecordComponent, Object> values) {
    List<RecordComponent> ordered = new ArrayList<>();
    Parameter[] parameters = constructor.getParameters();
    if (parameters.length != values.size()) {
      return Optional.empty();
    }
    List<RecordComponent> components = new ArrayList<>(values.keySet());
    for (int index = 0; index < parameters.length; index++) {
      Parameter parameter = parameters[index];
      RecordComponent inOrder = components.get(index);
      // Class files need not hold the names; then the order has to do.
      Optional<RecordComponent> match =
          parameter.isNamePresent()
              ? components.stream()
                  .filter(one -> one.getName().equals(parameter.getName()))
                  .findFirst()
              : Optional.of(inOrder);
      match.filter(one -> one.getType() == parameter.getType()).ifPresent(ordered::add);
    }
    return ordered.size() == parameters.length
        ? Optional.of(ordered.stream().map(values::get).toArray())
        : Optional.empty();
  }

  private static Object construct(Constructor<?> constructor, Object[] arguments, Trail trail)
      throws Refusal {
    if (Generation.isOfUnit(constructor.getDeclaringClass())) {
      constructor.setAccessible(true);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      throw new Refusal(
          "%s: the constructor of %s threw %s"
              .formatted(
                  trail,
                  constructor.getDeclaringClass().getSimpleName(),
                  Refusal.summary(thrown.getCause())));
    } catch (ReflectiveOperationException impossible) {
      throw new Refusal(trail + ": " + Refusal.summary(impossible));
    }
  }
}
