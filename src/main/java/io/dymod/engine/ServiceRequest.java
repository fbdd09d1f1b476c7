package io.dymod.engine;

import io.dymod.DymodException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a caller asks for. All that can be wrong with it is reported here, in both modes by the same
 * words.
 *
 * @param type the service
 * @param module the module to provide it, if the caller named one
 * @param caller the module that asks
 */
public record ServiceRequest<S>(Class<S> type, Optional<String> module, Module caller) {

  /**
   * Someone who could answer.
   *
   * @param module the provider's module
   * @param name the provider class's name
   */
  public record Candidate(String module, String name) {

    /**
     * Written out, as what a record has by itself is linked at run time: see the engine of release
     * mode.
     */
    @Override
    public boolean equals(Object other) {
      return other instanceof Candidate candidate
          && module.equals(candidate.module)
          && name.equals(candidate.name);
    }

    @Override
    public int hashCode() {
      return 31 * module.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
      return name + " in module " + module;
    }
  }

  /** Makes sure that the request is one that both modes can serve. */
  public void check() {
    if (!type.isInterface() || type.isAnnotation()) {
      throw new DymodException(
          type.getName()
              + " is not an interface: a service has to be one, so that its implementation can be"
              + " replaced");
    }
    checkExport();
    if (type.isSealed()) {
      throw new DymodException(
          type.getName()
              + " is sealed: remove `sealed`, because only the classes that it permits could ever"
              + " implement it");
    }
    if (!caller.canUse(type)) {
      throw new DymodException(
          "module %s does not declare that it uses %s: add `uses %s;` to its module-info.java"
              .formatted(caller.getName(), type.getName(), type.getName()));
    }
  }

  private void checkExport() {
    Module api = type.getModule();
    String name = type.getPackageName();
    if (api.isNamed() && !api.isExported(name)) {
      Optional<Exports> qualified =
          api.getDescriptor().exports().stream()
              .filter(exports -> exports.source().equals(name))
              .findFirst();
      throw new DymodException(
          qualified.isPresent()
              ? "module %s exports package %s to %s only: change the line to `exports %s;` in its module-info.java, because a qualified export reaches neither handles nor reloaded modules"
                  .formatted(api.getName(), name, targets(qualified.get()), name)
              : "module %s does not export package %s: add `exports %s;` to its module-info.java"
                  .formatted(api.getName(), name, name));
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new DymodException(type.getName() + " is not public: make it public");
    }
  }

  private static String targets(Exports exports) {
    return exports.targets().stream().sorted().collect(Collectors.joining(", "));
  }

  /**
   * The layer whose providers count: the caller's own, or the base where that is the same or lies
   * above it, as above a container of plug-ins.
   */
  public ModuleLayer layer(ModuleLayer base) {
    ModuleLayer own = caller.getLayer();
    return own == null || isAmong(own, base) ? base : own;
  }

  private static boolean isAmong(ModuleLayer layer, ModuleLayer top) {
    if (layer == top) {
      return true;
    }
    for (ModuleLayer parent : top.parents()) {
      if (isAmong(layer, parent)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is anybody who could answer. */
  public boolean isMet(List<Candidate> candidates) {
    return !wanted(candidates).isEmpty();
  }

  private List<Candidate> wanted(List<Candidate> candidates) {
    List<Candidate> wanted = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (module.isEmpty() || module.get().equals(candidate.module())) {
        wanted.add(candidate);
      }
    }
    return wanted;
  }

  /** Of all who could answer, makes sure that there is the one that was asked for. */
  public Candidate choose(List<Candidate> candidates) {
    List<Candidate> wanted = wanted(candidates);
    return switch (wanted.size()) {
      case 1 -> wanted.get(0);
      case 0 -> throw new DymodException(nobody(candidates));
      default -> throw new DymodException(several(wanted));
    };
  }

  private String nobody(List<Candidate> others) {
    if (others.isEmpty() && !type.getModule().isNamed()) {
      return "no module provides %s: it is on the class path, where no module can get at it. Start the program with --module-path and --module; or put the module of %s, and those that provide it, on --module-path and name them in --add-modules"
          .formatted(type.getName(), type.getSimpleName());
    }
    String wanted = "`provides " + type.getName() + " with …;`";
    if (others.isEmpty()) {
      return module
          .map(name -> "module " + name + " does not provide " + type.getName())
          .orElse("no module provides " + type.getName())
          .concat(
              ": declare "
                  + wanted
                  + " in the provider's module-info.java, and put that module on"
                  + " the module path");
    }
    return "module %s does not provide %s: declare %s in its module-info.java, or name one of %s"
        .formatted(module.orElseThrow(), type.getName(), wanted, list(others));
  }

  private String several(List<Candidate> wanted) {
    String all = "take them all with Dymod.services(%s.class)".formatted(type.getSimpleName());
    boolean severalModules =
        wanted.stream().map(Candidate::module).distinct().count() == wanted.size();
    String one =
        severalModules
            ? "name the module, Dymod.service(%s.class, \"%s\"), or "
                .formatted(type.getSimpleName(), wanted.get(0).module())
            : "";
    return "%s has %d providers, %s: %s%s"
        .formatted(type.getName(), wanted.size(), list(wanted), one, all);
  }

  private static String list(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::toString).collect(Collectors.joining(", "));
  }
}
