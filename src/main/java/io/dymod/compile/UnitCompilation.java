package io.dymod.compile;

import io.dymod.compile.Javac.Output;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;

/**
 * Compiles one unit: as little of it as can be, or whole.
 *
 * <p>In part, it goes in rounds. The first round compiles the files that are different, and those
 * affected by what is different around the unit. Whatever a round changes in what others see of its
 * classes affects further files, which are the next round, until nothing is affected any more. If
 * anything goes wrong on that way, the unit is compiled whole, and what comes of that counts.
 */
final class UnitCompilation {

  /** A chain of constants, each computed from the next, takes as many rounds as it is long. */
  private static final int MANY_ROUNDS = 20;

  private static final String PACKAGE = "package-info";

  private final Javac javac;
  private final StandardJavaFileManager disk;
  private final Charset encoding;
  private final Sources sources;
  private final SortedMap<String, byte[]> java;
  private final Surroundings surroundings;
  private final Map<String, MemoryModule> units;

  /**
   * A compilation.
   *
   * @param disk the modules that never reload
   * @param encoding how the sources are encoded
   * @param surroundings the classes that the unit sees and does not make
   */
  UnitCompilation(
      Javac javac,
      StandardJavaFileManager disk,
      Charset encoding,
      Sources sources,
      Surroundings surroundings) {
    this.javac = javac;
    this.disk = disk;
    this.encoding = encoding;
    this.sources = sources;
    this.java = sources.java();
    this.surroundings = surroundings;
    this.units = surroundings.modules();
  }

  /** Compiles every file. */
  Build whole() throws CompileFailure {
    return Build.of(javac.options(), run(java.keySet(), Map.of()), java.keySet(), surroundings);
  }

  /** Whether a build is one that a compilation in part can start from. */
  boolean canStartFrom(Build before) {
    return before.options().equals(javac.options())
        && before.others().isEmpty()
        && Arrays.equals(before.declaration(), java.get(Sources.DECLARATION))
        && before.surroundings().declareTheSameAs(surroundings);
  }

  /**
   * Compiles what is affected by the changes since a build.
   *
   * @throws CompileFailure if there is an error in some file, maybe only because another one was
   *     left out
   */
  Build since(Build before) throws CompileFailure {
    SortedMap<String, CompiledFile> files = new TreeMap<>(before.files());
    files.keySet().retainAll(java.keySet());
    Impact removed =
        new Impact(world(before.files(), before.surroundings()), world(files, surroundings));
    Set<String> todo = new TreeSet<>(removed.on(files));
    java.keySet().stream().filter(file -> isDifferent(file, before)).forEach(todo::add);
    Set<String> compiled = new TreeSet<>();
    List<Finding> findings = new ArrayList<>();
    for (int round = 0; !todo.isEmpty(); round++) {
      if (round == MANY_ROUNDS) {
        return whole();
      }
      SortedMap<String, CompiledFile> kept = new TreeMap<>(files);
      kept.keySet().removeAll(todo);
      Output output = run(todo, kept);
      if (makeOneClassTwice(output.files(), kept)
          || nameOneFlatly(output.files(), kept)
          || useAuxiliaryClass(output.files(), kept)) {
        return whole();
      }
      SortedMap<String, CompiledFile> next = new TreeMap<>(kept);
      next.putAll(output.files());
      compiled.addAll(todo);
      Set<Path> anew = todo.stream().map(this::path).collect(Collectors.toSet());
      findings.removeIf(found -> found.file().filter(anew::contains).isPresent());
      findings.addAll(output.findings());
      todo = new Impact(world(files, surroundings), world(next, surroundings)).on(kept);
      files = next;
    }
    return packages(files, surroundings).equals(packages(before.files(), before.surroundings()))
        ? Build.of(
            javac.options(), new Output(files, new TreeMap<>(), findings), compiled, surroundings)
        : whole();
  }

  /** Compiles one file once more, for nothing. */
  void again(Build build, int turn) throws CompileFailure {
    List<String> names = List.copyOf(build.files().keySet());
    String name = names.get(turn % names.size());
    SortedMap<String, CompiledFile> kept = new TreeMap<>(build.files());
    kept.remove(name);
    run(Set.of(name), kept);
  }

  /** Compiled apart, two files that declare one class do not notice each other. */
  private static boolean makeOneClassTwice(
      Map<String, CompiledFile> some, Map<String, CompiledFile> others) {
    Set<String> classes =
        some.values().stream()
            .flatMap(file -> file.classes().keySet().stream())
            .collect(Collectors.toSet());
    return others.values().stream()
        .anyMatch(file -> !Collections.disjoint(file.classes().keySet(), classes));
  }

  /**
   * Where the compiler finds a nested class in a class file, its binary name can be written in a
   * source, though that is an error where both are compiled from sources.
   */
  private static boolean nameOneFlatly(
      Map<String, CompiledFile> some, Map<String, CompiledFile> others) {
    Set<String> flat =
        some.values().stream()
            .flatMap(file -> file.references().names().stream())
            .filter(name -> name.indexOf('$') >= 0)
            .collect(Collectors.toSet());
    return !flat.isEmpty()
        && others.values().stream()
            .flatMap(file -> file.classes().keySet().stream())
            .anyMatch(name -> flat.contains(name.substring(name.lastIndexOf('.') + 1)));
  }

  /**
   * That a class stands in a file of another name is warned of where it is used, and can be seen
   * only where both are compiled from sources.
   */
  private boolean useAuxiliaryClass(
      Map<String, CompiledFile> some, Map<String, CompiledFile> others) {
    if (javac.options().stream().noneMatch(option -> option.startsWith("-Xlint"))) {
      return false;
    }
    Set<String> auxiliary = new HashSet<>();
    others.forEach(
        (file, compiled) ->
            compiled.classes().keySet().stream()
                .filter(name -> !isNamedAfter(name, file))
                .forEach(auxiliary::add));
    return some.values().stream()
        .anyMatch(file -> !Collections.disjoint(file.references().classes(), auxiliary));
  }

  private static boolean isNamedAfter(String className, String file) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    String base = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
    return simple.equals(base) || simple.startsWith(base + "$");
  }

  private boolean isDifferent(String file, Build before) {
    CompiledFile known = before.files().get(file);
    return known == null || !Arrays.equals(known.source(), java.get(file));
  }

  private static Map<String, ClassAbi> world(
      Map<String, CompiledFile> files, Surroundings surroundings) {
    Map<String, ClassAbi> world = new HashMap<>(surroundings.abis());
    files
        .values()
        .forEach(file -> file.classes().forEach((name, output) -> world.put(name, output.abi())));
    return world;
  }

  /**
   * The packages that there are. One that has nothing but its declaration counts apart: it can be
   * declared, and not exported.
   */
  private static Set<String> packages(Map<String, CompiledFile> files, Surroundings surroundings) {
    return Stream.concat(
            world(files, surroundings).keySet().stream()
                .map(name -> name.endsWith(PACKAGE) ? name : MemoryModule.packageOf(name)),
            files.keySet().stream().filter(name -> name.endsWith(PACKAGE + ".java")))
        .collect(Collectors.toSet());
  }

  private Path path(String file) {
    return sources.path(file).toAbsolutePath();
  }

  /**
   * Compiles some files.
   *
   * @param kept files that are not compiled, whose classes are seen as they are
   */
  private Output run(Set<String> names, Map<String, CompiledFile> kept) throws CompileFailure {
    Map<String, byte[]> own = new HashMap<>();
    surroundings.foreign().forEach((name, output) -> own.put(name, output.bytes()));
    kept.values()
        .forEach(file -> file.classes().forEach((name, output) -> own.put(name, output.bytes())));
    List<MemoryFile> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(MemoryFile.source(sources.path(name).toUri(), name, java.get(name), encoding));
    }
    return javac.run(texts, new UnitFiles(disk, MemoryModule.of(sources.name(), own), units));
  }
}
