package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Listing;
import io.dymod.change.ModuleDeclaration;
import io.dymod.change.Place;
import io.dymod.change.Refusal;
import io.dymod.change.SourceRoots;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The sources of one unit, read once, beside what a build may have made of them.
 *
 * <p>What the unit consists of is the {@link #input}: its Java sources; its resources, of which the
 * copy written last counts where one lies in the sources and another, filtered maybe, in the
 * build's output; and class files in the output that come from no Java source here but from Kotlin,
 * say, or from a generator. Class files that a build made from the Java sources are not part of it,
 * so that a build of what has been compiled here already changes nothing.
 *
 * @param place where they lie
 * @param module what the module declares
 * @param input all that the unit is made from
 */
public record Sources(Place place, ModuleDeclaration module, Content input) {

  static final String DECLARATION = "module-info.java";
  private static final String JAVA = ".java";
  private static final String CLASS = ".class";

  /**
   * The sources at a place that has some.
   *
   * @throws Refusal if there is no module declaration among them
   */
  public static Sources of(Place place) throws Refusal {
    SourceRoots roots = place.origin().sources().orElseThrow();
    Path root = roots.main();
    byte[] declaration =
        place
            .sources()
            .entry(DECLARATION)
            .orElseThrow(
                () ->
                    new Refusal(
                        root + " has no module-info.java: only a named module can be reloaded"));
    ModuleDeclaration module =
        ModuleDeclaration.parse(root.resolve(DECLARATION), declaration, roots.encoding());
    return new Sources(place, module, input(place));
  }

  private static Content input(Place place) {
    SortedMap<String, byte[]> input = new TreeMap<>(place.sources().entries());
    SourceFiles sources = new SourceFiles(place.sources().names());
    place
        .content()
        .entries()
        .forEach(
            (name, bytes) -> {
              boolean counts =
                  name.endsWith(CLASS) ? !sources.made(name, bytes) : isYounger(place, name);
              if (counts) {
                input.put(name, bytes);
              }
            });
    return Content.of(input, place.sources());
  }

  /** Whether a resource in the output was written after the one in the sources, if any. */
  private static boolean isYounger(Place place, String name) {
    SourceRoots roots = place.origin().sources().orElseThrow();
    Map<Path, Listing.Stamp> files = place.listing().files();
    return roots.resources().stream()
        .map(root -> files.get(root.resolve(name)))
        .filter(stamp -> stamp != null)
        .noneMatch(
            stamp ->
                stamp
                    .modified()
                    .isAfter(files.get(place.origin().path().resolve(name)).modified()));
  }

  /** The unit's name. */
  String name() {
    return module.name();
  }

  /** Whether a build has made class files from these very sources, as far as file times tell. */
  boolean isBuilt() {
    if (place.content().entry("module-info.class").isEmpty()) {
      return false;
    }
    Listing listing = place.listing();
    Optional<Instant> classes = listing.youngest(place.origin().path(), CLASS);
    return place.origin().sources().orElseThrow().java().stream()
        .flatMap(root -> listing.youngest(root, JAVA).stream())
        .noneMatch(source -> classes.filter(built -> !source.isAfter(built)).isEmpty());
  }

  /** All that a build has made. */
  Content built() {
    return place.content();
  }

  /** The Java sources. */
  SortedMap<String, byte[]> java() {
    return input(name -> name.endsWith(JAVA));
  }

  /** Class files that come from elsewhere than these sources. */
  SortedMap<String, byte[]> foreign() {
    return input(name -> name.endsWith(CLASS));
  }

  /** What goes along with the classes as it is. */
  SortedMap<String, byte[]> resources() {
    return input(name -> !name.endsWith(JAVA) && !name.endsWith(CLASS));
  }

  private SortedMap<String, byte[]> input(Predicate<String> names) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    input
        .entries()
        .forEach(
            (name, bytes) -> {
              if (names.test(name)) {
                files.put(name, bytes);
              }
            });
    return files;
  }

  /** Where a Java source lies on disk. */
  Path path(String file) {
    return place.origin().sources().orElseThrow().java().stream()
        .map(root -> root.resolve(file))
        .filter(place.listing().files()::containsKey)
        .findFirst()
        .orElseGet(() -> place.origin().path().resolve(file));
  }
}
