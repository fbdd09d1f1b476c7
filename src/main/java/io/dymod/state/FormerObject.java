package io.dymod.state;

import io.dymod.DymodException;
import io.dymod.Former;
import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An object of the generation before, as migrations read it. */
public final class FormerObject implements Former {

  private final Object object;
  private final Carrier carrier;
  private final Trail trail;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /** What can't be had of it, with the reason. */
  static final class NotCarried extends DymodException {

    private static final long serialVersionUID = 1L;

    NotCarried(String reason) {
      super(reason);
    }
  }

  /** Reads a component or field. */
  private interface Reading {

    Object read() throws IllegalAccessException;
  }

  private record Member(Class<?> type, Reading reading) {}

  FormerObject(Object object, Carrier carrier, Trail trail) {
    this.object = object;
    this.carrier = carrier;
    this.trail = trail;
    if (object instanceof Record) {
      Arrays.stream(object.getClass().getRecordComponents()).forEach(this::add);
    } else {
      addFields(object.getClass());
    }
  }

  private void add(RecordComponent component) {
    members.put(
        component.getName(),
        new Member(component.getType(), () -> Contents.component(object, component)));
  }

  /** Those of a class come before those of its superclass that they hide. */
  private void addFields(Class<?> type) {
    for (Class<?> of = type; of != null && Generation.isOfUnit(of); of = of.getSuperclass()) {
      Generation.open(of);
      for (Field field : of.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          field.setAccessible(true);
          members.putIfAbsent(
              field.getName(), new Member(field.getType(), () -> field.get(object)));
        }
      }
    }
  }

  @Override
  public String type() {
    return object.getClass().getName();
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(members.keySet());
  }

  @Override
  public <T> T get(String name, Class<T> type) {
    Member member = members.get(name);
    if (member == null) {
      throw new NotCarried("%s: %s has no %s".formatted(trail, type(), name));
    }
    try {
      Object value = carrier.carry(member.reading.read(), type, trail.member(name, member.type));
      @SuppressWarnings("unchecked")
      T checked = (T) value;
      return checked;
    } catch (Refusal refusal) {
      throw new NotCarried(refusal.getMessage());
    } catch (IllegalAccessException impossible) {
      throw new NotCarried(trail + ": " + impossible.getMessage());
    }
  }

  @Override
  public <T> T as(Class<T> type) {
    if (Generation.isOfUnit(type) || !type.isInstance(object)) {
      throw new NotCarried("%s: %s is no %s".formatted(trail, type(), type.getName()));
    }
    return type.cast(object);
  }
}
