package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.ModuleDeclaration;
import io.dymod.change.Place;
import io.dymod.change.Refusal;
import io.dymod.change.SourceRoots;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The sources of one unit, read once, beside what a build may have made of them.
 *
 * <p>What the unit consists of is the {@link #input}: its Java sources; its {@link Resources}; and
 * class files in the output that come from no Java source but from Kotlin, say, or from a
 * generator. Class files that a build made from Java sources are not part of it, so that a build of
 * what has been compiled here already changes nothing, and what is left of a deleted source does
 * not come back.
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
    SortedMap<String, byte[]> input = new Resources(place.sources(), place.content()).all();
    SourceFiles java = new SourceFiles(place.sources().names());
    place
        .sources()
        .entries()
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(JAVA)) {
                input.put(name, bytes);
              }
            });
    place
        .content()
        .entries()
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(CLASS) && java.isForeign(name, bytes)) {
                input.put(name, bytes);
              }
            });
    return Content.of(input, place.sources());
  }

  /** The unit's name. */
  String name() {
    return module.name();
  }

  /** How the class files beside them go with these sources. */
  BuildBeside beside() {
    return BuildBeside.of(this, java().keySet());
  }

  /** Whether a build has made class files of them, and some of it is older than they are. */
  public boolean areNewerThanBuild() {
    return builtDeclaration().length > 0 && beside() == BuildBeside.OUTDATED;
  }

  /** The class file of the module's declaration that a build has made; empty if there is none. */
  byte[] builtDeclaration() {
    return place.content().entry("module-info.class").orElse(new byte[0]);
  }

  /** The unit with the class files that a build has made. */
  Content classFiles() {
    SortedMap<String, byte[]> files = resources();
    place
        .content()
        .entries()
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(CLASS)) {
                files.put(name, bytes);
              }
            });
    return Content.of(files, place.content());
  }

  /** The unit with its Java sources and the class files that a build has made. */
  Content everything() {
    SortedMap<String, byte[]> files = java();
    files.putAll(classFiles().entries());
    return Content.of(files, place.content());
  }

  /** Resources in the output that have none in the sources, and so do not count. */
  SortedSet<String> leftOver() {
    return new Resources(place.sources(), place.content()).leftOver();
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
    return input(Resources::isResource);
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
