package io.dymod.model;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tries units with what the JDK has: compiles their sources, resolves them into a module layer, and
 * calls them. What was tried is not tried again.
 */
final class Trial {

  private static final Pattern REQUIRES = Pattern.compile("requires (\\w+);");

  private static final Set<String> FIXED = Set.of("java.base", "model.api");

  /** What was read of a module, by the hash of what it is made from. */
  private static final Map<String, Set<String>> REQUIRED = new ConcurrentHashMap<>();

  private final Javac javac;
  private final Base base;
  private final Map<String, Verdict> known = new HashMap<>();

  Trial(Javac javac, Path api) {
    this.javac = javac;
    this.base = Base.in(api);
    base.door(unit -> "<" + unit + ">");
  }

  /** Tries a unit of a state. */
  synchronized Verdict of(String unit, State state) {
    StringBuilder key = new StringBuilder();
    closure(unit, state)
        .forEach(
            name ->
                key.append(name)
                    .append(state.unit(name).map(version -> version.material().hash()))
                    .append(' '));
    return known.computeIfAbsent(key.toString(), absent -> tried(unit, state));
  }

  /** The unit and all that it requires; those that are missing too. */
  static Set<String> closure(String unit, State state) {
    Set<String> closure = new TreeSet<>();
    visit(unit, state, closure);
    return closure;
  }

  private static void visit(String unit, State state, Set<String> closure) {
    if (closure.add(unit)) {
      state
          .unit(unit)
          .ifPresent(
              version -> requires(version.material()).forEach(name -> visit(name, state, closure)));
    }
  }

  /** The units that a unit requires. */
  static Set<String> requires(Material material) {
    return REQUIRED.computeIfAbsent(material.hash(), hash -> read(material));
  }

  private static Set<String> read(Material material) {
    Set<String> requires = new TreeSet<>();
    if (material.sources()) {
      Matcher required =
          REQUIRES.matcher(
              new String(material.files().get("module-info.java"), StandardCharsets.UTF_8));
      while (required.find()) {
        requires.add(required.group(1));
      }
    } else {
      ModuleDescriptor descriptor =
          ModuleDescriptor.read(ByteBuffer.wrap(material.files().get("module-info.class")));
      descriptor.requires().forEach(required -> requires.add(required.name()));
    }
    requires.removeAll(FIXED);
    return Set.copyOf(requires);
  }

  private Verdict tried(String unit, State state) {
    Map<String, Material> classes = new LinkedHashMap<>();
    String problem = compile(unit, state, classes, new HashSet<>());
    if (!problem.isEmpty()) {
      return Verdict.bad(problem);
    }
    try {
      return call(unit, classes);
    } catch (Throwable failure) {
      return Verdict.bad("can't be loaded: " + failure);
    }
  }

  /** Compiles a unit and what it requires, in this order. */
  private String compile(
      String unit, State state, Map<String, Material> classes, Set<String> under) {
    Optional<State.Version> version = state.unit(unit);
    if (version.isEmpty()) {
      return unit + " is missing";
    }
    if (classes.containsKey(unit) || !under.add(unit)) {
      return "";
    }
    Material material = version.get().material();
    SortedMap<String, Material> required = new TreeMap<>();
    for (String name : requires(material)) {
      String problem = compile(name, state, classes, under);
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    closure(unit, state).stream()
        .filter(classes::containsKey)
        .forEach(name -> required.put(name, classes.get(name)));
    if (material.sources()) {
      Javac.Built built = javac.compile(material.java(true), required.values());
      if (!built.errors().isEmpty()) {
        return unit + " " + built.errors();
      }
      SortedMap<String, byte[]> files = material.java(false);
      files.putAll(built.classes());
      material = Material.of(unit, false, files);
    }
    classes.put(unit, material);
    return "";
  }

  private Verdict call(String unit, Map<String, Material> classes) throws Exception {
    Configuration resolved =
        base.layer()
            .configuration()
            .resolve(javac.finder(classes.values()), ModuleFinder.of(), Set.of(unit));
    ModuleLayer.Controller controller =
        ModuleLayer.defineModulesWithOneLoader(resolved, List.of(base.layer()), null);
    ModuleLayer layer = controller.layer();
    Module module = layer.findModule(unit).orElseThrow();
    ModuleDescriptor descriptor = module.getDescriptor();
    descriptor
        .packages()
        .forEach(name -> controller.addOpens(module, name, getClass().getModule()));
    link(layer.findLoader(unit), classes.get(unit));
    Set<String> packages = classes.get(unit).packages();
    Optional<String> extra =
        provider(descriptor, base.extra().getName()).isPresent()
            ? Optional.of((String) instance(layer, unit, ".impl.More").get())
            : Optional.empty();
    boolean provides = provider(descriptor, base.text().getName()).isPresent();
    if (!provides && !classes.get(unit).files().containsKey(unit + "/impl/Main.class")) {
      return new Verdict("", Optional.empty(), Optional.empty(), extra, packages);
    }
    Supplier<?> main = instance(layer, unit, ".impl.Main");
    String text = (String) main.get();
    return provides
        ? new Verdict("", Optional.of(text), Optional.of(base.own(main)), extra, packages)
        : new Verdict("", Optional.empty(), Optional.empty(), extra, packages);
  }

  /** A class that nobody calls must not be damaged either. */
  @SuppressWarnings("ReturnValueIgnored") // To tell its members, the class is linked.
  private static void link(ClassLoader loader, Material classes) throws ClassNotFoundException {
    for (String file : classes.files().keySet()) {
      if (file.endsWith(".class") && file.contains("/")) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        loader.loadClass(name).getDeclaredMethods();
      }
    }
  }

  private static Optional<ModuleDescriptor.Provides> provider(
      ModuleDescriptor descriptor, String service) {
    return descriptor.provides().stream()
        .filter(provides -> provides.service().equals(service))
        .findFirst();
  }

  /** The provider's class is called even where it is none, if it is there, to see if it links. */
  private static Supplier<?> instance(ModuleLayer layer, String unit, String name)
      throws ReflectiveOperationException {
    Class<?> type = layer.findLoader(unit).loadClass(unit + name);
    return (Supplier<?>) type.getConstructor().newInstance();
  }
}
