package io.dymod.state;

import io.dymod.Former;
import io.dymod.change.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A method that makes an object of its class from one of the generation before. */
final class Migration {

  private final Method method;

  private Migration(Method method) {
    this.method = method;
  }

  /**
   * That of a class, if it declares one.
   *
   * @throws Refusal if it declares several
   */
  static Optional<Migration> of(Class<?> type) throws Refusal {
    List<Method> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
            .filter(
                method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Former.class}))
            .filter(method -> type.isAssignableFrom(method.getReturnType()))
            .toList();
    if (methods.size() > 1) {
      throw new Refusal(
          "%s has several static methods that take an io.dymod.Former and return it: leave one"
              .formatted(type.getName()));
    }
    return methods.stream().map(Migration::new).findFirst();
  }

  Object run(Former former, Trail trail) throws Refusal {
    method.setAccessible(true);
    try {
      return method.invoke(null, former);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Carrier.Unfinished unfinished) {
        throw unfinished;
      }
      String why =
          thrown.getCause() instanceof FormerObject.NotCarried reason
              ? reason.getMessage()
              : "%s: %s.%s threw %s"
                  .formatted(
                      trail,
                      method.getDeclaringClass().getSimpleName(),
                      method.getName(),
                      Refusal.summary(thrown.getCause()));
      throw new Refusal(why);
    } catch (IllegalAccessException impossible) {
      throw new Refusal(trail + ": " + Refusal.summary(impossible));
    }
  }
}
