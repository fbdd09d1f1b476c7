package io.dymod.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the modules that lie together are units. The application, what it needs statically, and
 * what provides nothing can't be reloaded, or would be another copy that nobody sees; they are left
 * out, each for a reason.
 *
 * <p>A module that provides nothing is a unit all the same if it has not been resolved at the
 * start: a unit may require it, and nothing else would bring it in.
 *
 * @param units the names of the units
 * @param leftOut why the others are none, by module name
 */
record UnitChoice(Set<String> units, SortedMap<String, String> leftOut) {

  private static final String DYMOD = UnitChoice.class.getModule().getName();

  /**
   * What has been resolved at the start, and never changes.
   *
   * @param modules what each module says of itself, by name
   */
  record Base(SortedMap<String, ModuleDeclaration> modules) {

    /** The modules of a layer and of those below it. */
    static Base of(ModuleLayer layer) {
      SortedMap<String, ModuleDeclaration> modules = new TreeMap<>();
      all(layer)
          .map(module -> ModuleDeclaration.of(module.getDescriptor()))
          .forEach(module -> modules.putIfAbsent(module.name(), module));
      return new Base(modules);
    }

    private static Stream<Module> all(ModuleLayer layer) {
      return Stream.concat(layer.modules().stream(), layer.parents().stream().flatMap(Base::all));
    }

    private Optional<String> requirerOf(String module, Set<String> except) {
      return modules.values().stream()
          .filter(other -> !except.contains(other.name()) && other.requires().contains(module))
          .map(ModuleDeclaration::name)
          .findFirst();
    }

    /** A module that finds a service by itself, and so would go on using what was there first. */
    private Optional<String> finderOf(String service, Set<String> except) {
      return modules.values().stream()
          .filter(other -> !except.contains(other.name()))
          .filter(other -> !other.requires().contains(DYMOD) && other.uses().contains(service))
          .map(ModuleDeclaration::name)
          .findFirst();
    }
  }

  /**
   * Chooses.
   *
   * @param modules modules that lie together
   * @param others modules that are units in any case
   */
  static UnitChoice among(
      Collection<ModuleDeclaration> modules, Collection<ModuleDeclaration> others, Base base) {
    SortedMap<String, String> leftOut = new TreeMap<>();
    List<ModuleDeclaration> left = new ArrayList<>(modules);
    Set<String> providers =
        Stream.concat(modules.stream(), others.stream())
            .filter(module -> !module.provides().isEmpty())
            .map(ModuleDeclaration::name)
            .collect(Collectors.toSet());
    left.removeIf(module -> note(module, always(module, base, providers), leftOut));
    int before = -1;
    while (before != left.size()) {
      // What a module that has just been left out requires is fixed as well.
      before = left.size();
      Set<String> units = names(left);
      left.removeIf(
          module ->
              note(
                  module,
                  base.requirerOf(module.name(), units).map(name -> "is required by " + name),
                  leftOut));
    }
    List<ModuleDeclaration> all = new ArrayList<>(left);
    all.addAll(others);
    left.removeIf(
        module ->
            note(
                module,
                isUseless(module, all, base)
                    ? Optional.of("provides no service")
                    : Optional.empty(),
                leftOut));
    return new UnitChoice(names(left), leftOut);
  }

  private static boolean note(
      ModuleDeclaration module, Optional<String> reason, SortedMap<String, String> leftOut) {
    reason.ifPresent(words -> leftOut.put(module.name(), words));
    return reason.isPresent();
  }

  /**
   * Why a module can't be a unit, whatever lies beside it.
   *
   * @param providers names of modules that may be units, whose own service loaders find what serves
   */
  private static Optional<String> always(
      ModuleDeclaration module, Base base, Set<String> providers) {
    if (module.name().equals(System.getProperty("jdk.module.main"))) {
      return Optional.of("is the application");
    }
    if (module.name().equals(DYMOD)) {
      return Optional.of("does the reloading");
    }
    if (!base.modules().containsKey(module.name()) || module.provides().isEmpty()) {
      return Optional.empty();
    }
    Set<String> finders = new TreeSet<>();
    for (String service : module.provides()) {
      Optional<String> finder = base.finderOf(service, providers);
      if (finder.isEmpty()) {
        return Optional.empty();
      }
      finders.add(finder.get());
    }
    return Optional.of("serves " + String.join(", ", finders) + ", which asks without Dymod");
  }

  /**
   * What provides nothing is no good as a unit if the program has it already, or if it is another
   * application. Else it may serve a unit, now or later.
   */
  private static boolean isUseless(
      ModuleDeclaration module, Collection<ModuleDeclaration> all, Base base) {
    return module.provides().isEmpty()
        && (base.modules().containsKey(module.name())
            || module.requires().contains(DYMOD)
                && all.stream().noneMatch(other -> other.requires().contains(module.name())));
  }

  private static Set<String> names(Collection<ModuleDeclaration> modules) {
    return modules.stream().map(ModuleDeclaration::name).collect(Collectors.toSet());
  }

  /** What was left out, in one line. */
  static String words(SortedMap<String, String> leftOut) {
    return leftOut.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
