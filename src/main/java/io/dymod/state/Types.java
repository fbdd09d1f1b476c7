package io.dymod.state;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What declarations with type arguments say. */
final class Types {

  private Types() {}

  /** The class that a variable of a type holds, less its type arguments. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType parameterized) {
      return raw(parameterized.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof WildcardType wildcard) {
      return raw(wildcard.getUpperBounds()[0]);
    }
    return raw(((TypeVariable<?>) type).getBounds()[0]);
  }

  /** A type argument, {@code Object} where there is none. */
  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
            && index < parameterized.getActualTypeArguments().length
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }

  /** The type of an array's elements. */
  static Type element(Type array) {
    if (array instanceof GenericArrayType generic) {
      return generic.getGenericComponentType();
    }
    Class<?> element = raw(array).getComponentType();
    return element == null ? Object.class : element;
  }

  /** The type of a member, where the type that declares it has these arguments. */
  static Type inside(Type declaring, Type member) {
    return resolved(member, bindings(declaring));
  }

  /**
   * The type argument that a class gives to an interface.
   *
   * @param type a class that implements it
   * @param generic an interface with one type parameter
   * @return {@code Object} if it gives none
   */
  static Type argumentOf(Class<?> type, Class<?> generic) {
    return find(type, generic).map(found -> argument(found, 0)).orElse(Object.class);
  }

  private static Optional<Type> find(Type type, Class<?> generic) {
    Class<?> raw = raw(type);
    if (raw == generic) {
      return Optional.of(type);
    }
    Map<TypeVariable<?>, Type> bindings = bindings(type);
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()),
            Arrays.stream(raw.getGenericInterfaces()))
        .filter(above -> generic.isAssignableFrom(raw(above)))
        .findFirst()
        .flatMap(above -> find(resolved(above, bindings), generic));
  }

  private static Map<TypeVariable<?>, Type> bindings(Type type) {
    Map<TypeVariable<?>, Type> bindings = new HashMap<>();
    if (type instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] variables = raw(type).getTypeParameters();
      for (int index = 0; index < variables.length; index++) {
        bindings.put(variables[index], parameterized.getActualTypeArguments()[index]);
      }
    }
    return bindings;
  }

  private static Type resolved(Type type, Map<TypeVariable<?>, Type> bindings) {
    if (type instanceof TypeVariable<?> variable) {
      return bindings.getOrDefault(variable, variable);
    }
    if (type instanceof ParameterizedType parameterized && !bindings.isEmpty()) {
      List<Type> arguments =
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(argument -> resolved(argument, bindings))
              .toList();
      return new Resolved(parameterized, arguments);
    }
    return type;
  }

  /** A type whose variables have been replaced. */
  private record Resolved(ParameterizedType declared, List<Type> arguments)
      implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return declared.getRawType();
    }

    @Override
    public Type getOwnerType() {
      return declared.getOwnerType();
    }
  }
}
