package io.dymod.dev;

import io.dymod.load.Generation;
import io.dymod.reload.Reloader;
import io.dymod.serve.Edition;
import io.dymod.serve.ServiceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who might have provided a service and does not: whoever misses a provider wants to know. That is
 * each unit that could not be loaded, and each that provides another class of the same name, which
 * happens where an API module is a unit too.
 *
 * @param reasons a reason each
 * @param rejected why units were rejected that have never served, by name
 */
record Absentees(List<String> reasons, SortedMap<String, String> rejected) {

  /** Absentees that were reported, each once in the life of the JVM. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  static Absentees of(ServiceQuery query, Reloader reloader, Edition edition) {
    SortedMap<String, String> rejected = reloader.rejections();
    List<String> reasons = new ArrayList<>();
    notLoaded(rejected).ifPresent(reasons::add);
    edition.generations().values().stream()
        .sorted((one, other) -> one.unit().compareTo(other.unit()))
        .flatMap(unit -> namesake(query.service(), unit).stream())
        .forEach(reasons::add);
    leftOut(reloader.leftOut()).ifPresent(reasons::add);
    return new Absentees(reasons, rejected);
  }

  private static Optional<String> notLoaded(SortedMap<String, String> rejected) {
    return rejected.isEmpty()
        ? Optional.empty()
        : Optional.of("not loaded, since rejected: " + String.join(", ", rejected.keySet()));
  }

  private static Optional<String> leftOut(SortedMap<String, String> modules) {
    return modules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "left out: "
                + modules.entrySet().stream()
                    .map(module -> module.getKey() + " " + module.getValue())
                    .collect(Collectors.joining("; ")));
  }

  private static Optional<String> namesake(Class<?> service, Generation unit) {
    return unit.services().stream()
        .filter(other -> other != service && other.getName().equals(service.getName()))
        .findFirst()
        .map(
            other ->
                "%s provides another class of that name, %s"
                    .formatted(unit, difference(service, other)));
  }

  private static String difference(Class<?> service, Class<?> other) {
    String module = module(other.getModule());
    if (Generation.isOfUnit(other)) {
      return "since module %s is a unit too: take it off dymod.path, because an API must not reload"
          .formatted(module);
    }
    if (Generation.isOfUnit(service)) {
      return "of module %s, while this one is of a unit: take %s off dymod.path, because an API must not reload"
          .formatted(module, module(service.getModule()));
    }
    return "of a module %s in another layer: ask from the layer of that one, or above it"
        .formatted(module);
  }

  private static String module(Module module) {
    return module.isNamed() ? module.getName() : "(unnamed)";
  }

  /** To be added to a message, which may be all that there is to say. */
  String inBrackets() {
    return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
  }

  /** Why units were rejected, as it is printed, below the message. */
  String below() {
    return rejected.entrySet().stream()
        .map(unit -> "\n" + unit.getKey() + " rejected: " + unit.getValue())
        .collect(Collectors.joining());
  }

  /** Says why there is nobody, where nothing else says it. */
  void warn(Class<?> service) {
    String words = "nobody provides " + service.getName() + inBrackets();
    if (!reasons.isEmpty() && REPORTED.add(words)) {
      Logger log = LoggerFactory.getLogger("io.dymod");
      log.warn("{}", words);
    }
  }
}
