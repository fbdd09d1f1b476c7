package io.dymod.state;

import java.lang.invoke.MethodType;
import java.util.List;

/** Values of primitive types, and to which other types an assignment takes them: JLS 5.1.2, 5.2. */
final class Widening {

  /** Each is widened to all that follow it. A char is not among them: it goes to int and on. */
  private static final List<Class<?>> NUMBERS =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private Widening() {}

  /** Whether it is a boxed value of a primitive type. */
  static boolean isBasic(Object value) {
    return primitive(value.getClass()).isPrimitive();
  }

  private static Class<?> primitive(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  /** The class of the objects that a variable of a type holds. */
  static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  /**
   * A value as it is after an assignment to a variable.
   *
   * @param value a boxed value
   * @param type the variable's
   * @return the same where it is not widened
   */
  static Object widen(Object value, Class<?> type) {
    if (!type.isPrimitive()) {
      return value;
    }
    int from =
        NUMBERS.indexOf(value instanceof Character ? int.class : primitive(value.getClass()));
    int to = NUMBERS.indexOf(type);
    boolean isSame = primitive(value.getClass()) == type;
    return isSame || from < 0 || to < from ? value : convert(number(value), type);
  }

  private static Number number(Object value) {
    return value instanceof Character character ? (Number) (int) character : (Number) value;
  }

  private static Object convert(Number value, Class<?> type) {
    if (type == double.class) {
      return value.doubleValue();
    }
    if (type == float.class) {
      return value.floatValue();
    }
    if (type == long.class) {
      return value.longValue();
    }
    return type == int.class ? (Object) value.intValue() : (Object) value.shortValue();
  }
}
