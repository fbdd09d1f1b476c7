package io.dymod.change;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where a build tool puts classes, and where it takes the sources from.
 *
 * @param output the end of the path of the classes; {@code *} stands for any one name
 * @param sources a directory of sources, below the directory that the output lies in; {@code *}
 *     stands for the same name as in the output
 * @param generated directories of generated sources, below the same; {@code *} stands for any name
 */
record SourceLayout(String output, String sources, List<String> generated) {

  private static final String ANY = "*";

  /** Where Maven and Gradle keep what annotation processors make. */
  private static final String BY_PROCESSORS = "annotations|annotationProcessor";

  private static final List<String> MAVEN = List.of("target/generated-sources/*");
  private static final List<String> GRADLE = List.of("build/generated/sources/*/java/main");

  private static final List<SourceLayout> ALL =
      List.of(
          new SourceLayout("target/classes", "src/main/java", MAVEN),
          new SourceLayout("build/classes/java/main", "src/main/java", GRADLE),
          new SourceLayout("bin/main", "src/main/java", List.of("bin/generated-sources/*")),
          new SourceLayout("bin", "src", List.of()),
          new SourceLayout("out/production/*", "*/src", List.of()),
          new SourceLayout("out/production/*", "src", List.of()),
          new SourceLayout("out/production/*", "*/src/main/java", MAVEN),
          new SourceLayout("out/production/*", "src/main/java", GRADLE));

  /**
   * The places where the sources of an exploded module may lie, most likely first.
   *
   * @param processors whether annotation processors run, so that what they made before is left out
   */
  static Stream<SourceRoots> candidates(Path exploded, boolean processors) {
    return ALL.stream().flatMap(layout -> layout.roots(exploded, processors).stream());
  }

  private List<SourceRoots> roots(Path exploded, boolean processors) {
    Path pattern = Path.of(output);
    Path base = exploded;
    String name = "";
    for (int index = pattern.getNameCount() - 1; index >= 0; index--) {
      String expected = pattern.getName(index).toString();
      if (base == null || base.getFileName() == null) {
        return List.of();
      }
      String found = base.getFileName().toString();
      if (expected.equals(ANY)) {
        name = found;
      } else if (!expected.equals(found)) {
        return List.of();
      }
      base = base.getParent();
    }
    return base == null ? List.of() : rootsBelow(base, name, processors);
  }

  private List<SourceRoots> rootsBelow(Path base, String name, boolean processors) {
    Path main = base.resolve(sources.replace(ANY, name));
    if (!Files.isDirectory(main)) {
      return List.of();
    }
    List<Path> java = new ArrayList<>(List.of(main));
    for (String path : generated) {
      matches(base, Path.of(path)).stream()
          .filter(root -> !processors || !isByProcessors(base.relativize(root)))
          .map(SourceLayout::javaIn)
          .forEach(java::add);
    }
    return List.of(new SourceRoots(java, List.of(resources(main))));
  }

  /** Beside {@code java} lies {@code resources}; any other directory holds both. */
  private static Path resources(Path sources) {
    return sources.endsWith("java") ? sources.resolveSibling("resources") : sources;
  }

  private static boolean isByProcessors(Path root) {
    return StreamSupport.stream(root.spliterator(), false)
        .anyMatch(name -> name.toString().matches(BY_PROCESSORS));
  }

  /** Generators for several languages make a directory for each. */
  private static Path javaIn(Path generated) {
    Path java = generated.resolve("java");
    return Files.isDirectory(java) ? java : generated;
  }

  private static Iterable<Path> children(Path directory) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      TreeSet<Path> sorted = new TreeSet<>();
      children.forEach(sorted::add);
      return sorted;
    } catch (IOException absent) {
      return List.of();
    }
  }

  private static List<Path> matches(Path base, Path pattern) {
    List<Path> found = List.of(base);
    for (Path part : pattern) {
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        if (part.toString().equals(ANY)) {
          children(directory).forEach(next::add);
        } else {
          next.add(directory.resolve(part));
        }
      }
      found = next;
    }
    return found.stream().filter(Files::isDirectory).toList();
  }
}
