package io.dymod.load;

import java.lang.module.ModuleDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All classes that a module could link to: its own, those of the units it requires, and those of
 * the modules that never reload. Of the last, what counts is what is loaded, not what lies on disk
 * now.
 */
final class LinkWorld {

  /** Who a package belongs to. */
  enum Owner {

    /** The unit itself. */
    SELF,

    /** Another unit, which is being edited as well. */
    UNIT,

    /** A module that is being edited and does not reload: an API, or the application. */
    API,

    /** A library or the JDK. */
    LIBRARY
  }

  /**
   * A module as the unit sees it.
   *
   * @param owner what sort of module it is
   * @param name its name
   * @param read whether the unit reads it, as by {@code requires}
   * @param exported whether the package in question is exported to the unit
   */
  record Place(Owner owner, String name, boolean read, boolean exported) {}

  private final Module module;
  private final ModuleDescriptor declared;
  private final Optional<Candidate> unit;
  private final List<Candidate> required;
  private final BaseModules base;
  private final Set<String> servicePackages;
  private final Map<String, Optional<ClassShape>> shapes = new HashMap<>();
  private final Map<String, Optional<Place>> places = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();

  private LinkWorld(
      Module module, Optional<Candidate> unit, List<Candidate> required, BaseModules base) {
    this.module = module;
    this.declared = module.getDescriptor();
    this.unit = unit;
    this.required = required;
    this.base = base;
    this.servicePackages =
        Stream.concat(
                declared.uses().stream(),
                declared.provides().stream().map(provides -> provides.service()))
            .map(service -> ClassShape.packageOf(service.replace('.', '/')))
            .collect(Collectors.toSet());
  }

  /**
   * The world of a unit.
   *
   * @param candidate the unit
   * @param required the versions of the units it requires, directly or not
   * @param base what never reloads
   */
  static LinkWorld of(Candidate candidate, List<Candidate> required, BaseModules base) {
    return new LinkWorld(candidate.module(), Optional.of(candidate), required, base);
  }

  /**
   * The world of a module that never reloads itself.
   *
   * @param added what classes offer that are about to be brought into it, by internal name
   */
  static LinkWorld ofFixed(Module module, BaseModules base, Map<String, ClassShape> added) {
    LinkWorld world = new LinkWorld(module, Optional.empty(), List.of(), base);
    added.forEach((name, shape) -> world.shapes.put(name, Optional.of(shape)));
    return world;
  }

  /** The module that has a package; nothing if none has. */
  Optional<Place> place(String packageName) {
    Optional<Place> place = places.get(packageName);
    if (place == null) {
      place = findPlace(packageName);
      places.put(packageName, place);
    }
    return place;
  }

  private Optional<Place> findPlace(String packageName) {
    if (isOwn(packageName)) {
      return Optional.of(new Place(Owner.SELF, declared.name(), true, true));
    }
    return requiredUnit(packageName)
        .map(
            other ->
                new Place(
                    Owner.UNIT,
                    other.unit(),
                    module.canRead(other.module()),
                    other.snapshot().exports(packageName, declared.name())))
        .or(
            () ->
                base.owner(packageName)
                    .map(
                        owner ->
                            new Place(
                                isApi(owner) ? Owner.API : Owner.LIBRARY,
                                owner.getName(),
                                module.canRead(owner),
                                owner.isExported(packageName, module))));
  }

  /** What a class offers, given by its internal name; nothing if there is no such class. */
  Optional<ClassShape> shape(String name) {
    Optional<ClassShape> shape = shapes.get(name);
    if (shape == null) {
      shape = findShape(name);
      shapes.put(name, shape);
    }
    return shape;
  }

  private Optional<ClassShape> findShape(String name) {
    String packageName = ClassShape.packageOf(name);
    if (isOwn(packageName)) {
      return unit.get().classes().shape(name);
    }
    Optional<Candidate> other = requiredUnit(packageName);
    return other.isPresent()
        ? other.get().classes().shape(name)
        : base.owner(packageName).flatMap(module -> loaded(module, name));
  }

  /**
   * Whether nothing is known of a class that is there: its format is too new, or it does not link.
   */
  boolean isUnknown(String name) {
    shape(name);
    return unknown.contains(name)
        || Stream.concat(unit.stream(), required.stream())
            .anyMatch(other -> other.classes().tooNew().contains(name));
  }

  /** Whether a class, given by its internal name, belongs to code that is being edited. */
  boolean isEdited(String name) {
    return place(ClassShape.packageOf(name))
        .filter(place -> place.owner() != Owner.LIBRARY)
        .isPresent();
  }

  private boolean isOwn(String packageName) {
    return unit.filter(own -> own.snapshot().has(packageName)).isPresent();
  }

  private Optional<Candidate> requiredUnit(String packageName) {
    return required.stream().filter(other -> other.snapshot().has(packageName)).findFirst();
  }

  private boolean isApi(Module module) {
    return servicePackages.stream().anyMatch(module.getPackages()::contains) && !isOfJdk(module)
        || base.isExploded(module);
  }

  private static boolean isOfJdk(Module module) {
    return module.getName().startsWith("java.") || module.getName().startsWith("jdk.");
  }

  private Optional<ClassShape> loaded(Module module, String name) {
    try {
      return base.shape(module, name);
    } catch (LinkageError incomplete) {
      // It may name a class of an optional dependency, which is legal.
      unknown.add(name);
      return Optional.empty();
    }
  }
}
