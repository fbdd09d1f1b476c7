package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.scope.OwnedResources;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * Constructs the providers of a unit by the rules of {@link java.util.ServiceLoader} for named
 * modules, but of this one module only: a service loader would go on to the providers of the layers
 * below, and load their classes.
 */
final class Providers {

  private static final String METHOD = "provider()";

  private final Module module;
  private final UnitClasses classes;
  private final ModuleLayer.Controller controller;
  private final OwnedResources owned;

  Providers(Candidate candidate) {
    this.module = candidate.module();
    this.classes = candidate.classes();
    this.controller = candidate.controller();
    this.owned = candidate.owned();
  }

  /**
   * Constructs every provider that the module declares. Runs the unit's code.
   *
   * @throws Refusal if a declaration does not hold
   * @throws Exception whatever a provider throws
   */
  Map<Class<?>, List<Generation.Provider>> construct() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // That of release finds the unit's classes too. Threads that are started here inherit it.
    thread.setContextClassLoader(module.getClassLoader());
    try {
      return constructAll();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Map<Class<?>, List<Generation.Provider>> constructAll() throws Exception {
    Map<Class<?>, List<Generation.Provider>> providers = new HashMap<>();
    for (Provides provides : module.getDescriptor().provides()) {
      Class<?> service = service(provides.service());
      List<Generation.Provider> made = new ArrayList<>();
      for (String name : provides.providers()) {
        Object provider = construct(name, service);
        if (provider instanceof AutoCloseable closeable) {
          owned.addProvider(closeable, module.getClassLoader());
        }
        made.add(new Generation.Provider(name, provider));
      }
      providers.put(service, List.copyOf(made));
    }
    return providers;
  }

  private Class<?> service(String name) throws Refusal {
    Class<?> service;
    try {
      service = Class.forName(name, false, module.getClassLoader());
    } catch (ClassNotFoundException absent) {
      throw new Refusal(
          module.getName()
              + " provides "
              + name
              + ", but no module it requires has that class: require the API module that does.");
    }
    Module api = service.getModule();
    if (api != module && api.isNamed() && !api.isExported(service.getPackageName())) {
      throw new Refusal(unexported(api, service.getPackageName()));
    }
    return service;
  }

  private static String unexported(Module api, String packageName) {
    boolean qualified =
        api.getDescriptor().exports().stream()
            .anyMatch(exports -> exports.source().equals(packageName));
    return "module %s %s package %s %s: %s `exports %s;` in its module-info.java"
        .formatted(
            api.getName(),
            qualified ? "exports" : "does not export",
            packageName,
            qualified ? "to named modules only, which does not reach a reloaded one" : "at all",
            qualified ? "change the line to" : "add the line",
            packageName);
  }

  private Object construct(String name, Class<?> service) throws Exception {
    Class<?> type = Class.forName(module, name);
    if (type == null) {
      throw new Refusal(declaration(service, name) + ", but has no such class");
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new Refusal(declaration(service, name) + ", which is not public: make it public");
    }
    controller.addExports(module, type.getPackageName(), Providers.class.getModule());
    Optional<Method> method = providerMethod(type);
    if (method.isPresent()) {
      Object provided = providedBy(method.get(), service, name);
      checkComplete(provided.getClass(), service, name);
      return provided;
    }
    Constructor<?> constructor = constructor(type, service, name);
    checkComplete(type, service, name);
    return constructor.newInstance();
  }

  private Optional<Method> providerMethod(Class<?> type) {
    Optional<ClassShape> shape = classes.shape(Type.getInternalName(type));
    if (shape.isPresent()
        && shape.get().methods().keySet().stream().noneMatch(key -> key.startsWith(METHOD))) {
      return Optional.empty();
    }
    try {
      Method method = type.getDeclaredMethod("provider");
      int publicStatic = Modifier.PUBLIC | Modifier.STATIC;
      return (method.getModifiers() & publicStatic) == publicStatic
          ? Optional.of(method)
          : Optional.empty();
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    }
  }

  private Object providedBy(Method method, Class<?> service, String name) throws Exception {
    if (!service.isAssignableFrom(method.getReturnType())) {
      throw new Refusal(
          declaration(service, name)
              + ", whose provider() method returns "
              + method.getReturnType().getName()
              + ": let it return "
              + service.getName());
    }
    Object provided = method.invoke(null);
    if (provided == null) {
      throw new Refusal(
          declaration(service, name)
              + ", whose provider() method returned null: return a provider");
    }
    return provided;
  }

  private Constructor<?> constructor(Class<?> type, Class<?> service, String name) throws Refusal {
    if (!service.isAssignableFrom(type)) {
      throw new Refusal(
          declaration(service, name)
              + ", which does not implement it: add `implements "
              + service.getSimpleName()
              + "`");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new Refusal(declaration(service, name) + ", which is abstract: make it concrete");
    }
    try {
      return type.getConstructor();
    } catch (NoSuchMethodException none) {
      throw new Refusal(
          declaration(service, name)
              + ", which has neither a public constructor without parameters nor a public static"
              + " provider() method: add one of them");
    }
  }

  /** The virtual machine would notice a method that is missing only when it is called. */
  private void checkComplete(Class<?> type, Class<?> service, String name) throws Refusal {
    for (Method wanted : service.getMethods()) {
      if (Modifier.isAbstract(wanted.getModifiers()) && !isImplemented(type, wanted)) {
        throw new Refusal(
            "%s, which does not implement %s: implement it, or build %s again"
                .formatted(declaration(service, name), words(wanted), module.getName()));
      }
    }
  }

  private static boolean isImplemented(Class<?> type, Method wanted) {
    try {
      if (implementsIt(type.getMethod(wanted.getName(), wanted.getParameterTypes()), wanted)) {
        return true;
      }
    } catch (NoSuchMethodException missing) {
      return false;
    }
    // Of several that differ in what they return, it was the wrong one.
    return Arrays.stream(type.getMethods()).anyMatch(method -> implementsIt(method, wanted));
  }

  private static boolean implementsIt(Method method, Method wanted) {
    return !Modifier.isAbstract(method.getModifiers())
        && method.getName().equals(wanted.getName())
        && method.getReturnType() == wanted.getReturnType()
        && Arrays.equals(method.getParameterTypes(), wanted.getParameterTypes());
  }

  private static String words(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private String declaration(Class<?> service, String name) {
    return module.getName() + " provides " + service.getName() + " with " + name;
  }
}
