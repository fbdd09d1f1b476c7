package io.dymod.serve;

import io.dymod.load.Generation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;

/**
 * A provider, as a module declares it.
 *
 * @param module the module
 * @param name the name of the class that is declared
 * @param type gives what {@link java.util.ServiceLoader.Provider#type()} gives
 * @param instance gives the provider, always the same one
 */
public record Provided(
    String module, String name, Supplier<Class<?>> type, Supplier<Object> instance) {

  /** A provider of a unit. */
  static Provided by(Generation unit, Generation.Provider provider) {
    Module module = unit.layer().findModule(unit.unit()).orElseThrow();
    return new Provided(
        unit.unit(),
        provider.type(),
        () -> type(Class.forName(module, provider.type())),
        provider::instance);
  }

  /** The class, or what its static method {@code provider()} returns. */
  private static Class<?> type(Class<?> declared) {
    try {
      Method method = declared.getDeclaredMethod("provider");
      int publicStatic = Modifier.PUBLIC | Modifier.STATIC;
      return (method.getModifiers() & publicStatic) == publicStatic
          ? method.getReturnType()
          : declared;
    } catch (NoSuchMethodException constructed) {
      return declared;
    }
  }
}
