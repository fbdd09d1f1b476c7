package io.dymod.change;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where a build tool puts classes, and where it takes the sources from.
 *
 * @param output the end of the path of the classes; {@code *} stands for any one name
 * @param sources a directory of sources, below the directory that the output lies in; {@code *}
 *     stands for the last name that it stood for in the output
 * @param generated directories of generated sources, below the same; {@code *} stands for any name
 * @param project a file in a project that is built so; empty where there is none
 */
record SourceLayout(String output, String sources, List<String> generated, String project) {

  private static final String ANY = "*";

  /** Where Maven and Gradle keep what annotation processors make. */
  private static final String BY_PROCESSORS = "annotations|annotationProcessor";

  private static final List<String> MAVEN = List.of("target/generated-sources/*");
  private static final List<String> GRADLE = List.of("build/generated/sources/*/java/main");

  private static final List<SourceLayout> ALL =
      List.of(
          new SourceLayout("target/classes", "src/main/java", MAVEN, "pom.xml"),
          new SourceLayout("build/classes/java/main", "src/main/java", GRADLE, "build.gradle"),
          new SourceLayout("build/classes/java/main", "src/main/java", GRADLE, "build.gradle.kts"),
          new SourceLayout("bin/main", "src/main/java", List.of("bin/generated-sources/*"), ""),
          new SourceLayout("bin", "src", List.of(), ""),
          new SourceLayout("out/production/*", "*/src", List.of(), ""),
          new SourceLayout("out/production/*", "src", List.of(), ""),
          new SourceLayout("out/production/*", "*/src/main/java", MAVEN, ""),
          new SourceLayout("out/production/*", "src/main/java", GRADLE, ""),
          new SourceLayout("*/*", "src/*", List.of(), ""));

  /**
   * Where the sources of a module may lie, and where its classes do.
   *
   * @param output the directory of class files, which may be missing
   * @param roots its sources
   * @param named whether the output bears the name of the module and of nothing else, as {@code
   *     javac --module-source-path} makes it
   */
  record Candidate(Path output, SourceRoots roots, boolean named) {}

  /** What is looked for, and how it is looked at. */
  record Search(Glance glance, boolean processors, Charset encoding) {}

  /** The places where the sources of an exploded module may lie, most likely first. */
  static Stream<Candidate> of(Path exploded, Search search) {
    return ALL.stream().flatMap(layout -> layout.at(exploded, search).stream());
  }

  /**
   * The modules that a directory may hold as the root of a project: those that have been built
   * first, then those that are going to be.
   */
  static Stream<Candidate> inProject(Path project, Search search) {
    Stream<Candidate> built =
        ALL.stream()
            .filter(layout -> !layout.isNamed())
            .flatMap(layout -> matches(project, Path.of(layout.output), search.glance()).stream())
            .filter(output -> search.glance().isFile(output.resolve("module-info.class")))
            .flatMap(output -> of(output, search))
            .filter(candidate -> candidate.roots().main().startsWith(project));
    Stream<Candidate> toBuild =
        ALL.stream()
            .filter(layout -> !layout.project.isEmpty())
            .filter(layout -> search.glance().isFile(project.resolve(layout.project)))
            .flatMap(layout -> of(project.resolve(layout.output), search));
    return Stream.concat(built, toBuild);
  }

  /** The sources around a directory of Java sources that has a declaration in it. */
  static SourceRoots around(Path main, Search search) {
    return ALL.stream()
        .filter(layout -> !layout.sources.contains(ANY) && main.endsWith(layout.sources))
        .filter(layout -> main.endsWith("java"))
        .flatMap(
            layout -> layout.above(main).flatMap(base -> layout.below(base, main, search)).stream())
        .max((one, other) -> Integer.compare(one.java().size(), other.java().size()))
        .orElseGet(() -> new SourceRoots(List.of(main), List.of(main), search.encoding()));
  }

  private Optional<Path> above(Path main) {
    Path base = main;
    for (int level = 0; level < Path.of(sources).getNameCount() && base != null; level++) {
      base = base.getParent();
    }
    return Optional.ofNullable(base);
  }

  private boolean isNamed() {
    return output.startsWith(ANY);
  }

  private Optional<Candidate> at(Path exploded, Search search) {
    Path pattern = Path.of(output);
    Path base = exploded;
    String name = "";
    for (int index = pattern.getNameCount() - 1; index >= 0; index--) {
      String expected = pattern.getName(index).toString();
      if (base == null || base.getFileName() == null) {
        return Optional.empty();
      }
      String found = base.getFileName().toString();
      if (expected.equals(ANY)) {
        name = name.isEmpty() ? found : name;
      } else if (!expected.equals(found)) {
        return Optional.empty();
      }
      base = base.getParent();
    }
    if (base == null) {
      return Optional.empty();
    }
    return below(base, base.resolve(sources.replace(ANY, name)), search)
        .map(roots -> new Candidate(exploded, roots, isNamed()));
  }

  private Optional<SourceRoots> below(Path base, Path main, Search search) {
    if (!search.glance().isDirectory(main)) {
      return Optional.empty();
    }
    List<Path> java = new ArrayList<>(List.of(main));
    for (String path : generated) {
      matches(base, Path.of(path), search.glance()).stream()
          .filter(root -> !search.processors() || !isByProcessors(base.relativize(root)))
          .map(root -> javaIn(root, search.glance()))
          .forEach(java::add);
    }
    return Optional.of(new SourceRoots(java, List.of(resources(main)), search.encoding()));
  }

  /** Resources lie beside a directory {@code java}; any other directory holds both. */
  private static Path resources(Path sources) {
    return sources.endsWith("java") ? sources.resolveSibling("resources") : sources;
  }

  private static boolean isByProcessors(Path root) {
    return StreamSupport.stream(root.spliterator(), false)
        .anyMatch(name -> name.toString().matches(BY_PROCESSORS));
  }

  /** Generators for several languages make a directory for each. */
  private static Path javaIn(Path generated, Glance glance) {
    Path java = generated.resolve("java");
    return glance.isDirectory(java) ? java : generated;
  }

  private static List<Path> matches(Path base, Path pattern, Glance glance) {
    List<Path> found = List.of(base);
    for (Path part : pattern) {
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        if (part.toString().equals(ANY)) {
          glance.children(directory).forEach(next::add);
        } else {
          next.add(directory.resolve(part));
        }
      }
      found = next;
    }
    return found.stream().filter(glance::isDirectory).toList();
  }
}
