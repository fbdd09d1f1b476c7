package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles the sources of units in this process and in memory. Nothing is written to disk. Used by
 * the reload thread alone.
 *
 * <p>The last build of each unit is kept, so that the next one compiles only what has changed and
 * what that affects. As long as nothing has been compiled here, and whenever sources do not compile
 * here, class files count that a build has made from the same sources.
 */
public final class ModuleCompiler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private static final String ADVICE =
      "If its build does more than compile, say so: name annotation processors with"
          + " -Ddymod.javac=\"-processorpath …\", or take the build's class files only with"
          + " -Ddymod.sources=off";

  private final JavaCompiler compiler;
  private final JavacOptions options;
  private final StandardJavaFileManager disk;
  private final Map<String, Build> builds = new HashMap<>();

  private ModuleCompiler(JavaCompiler compiler, ModuleLayer base, JavacOptions options) {
    this.compiler = compiler;
    this.options = options;
    this.disk =
        compiler.getStandardFileManager(
            problem -> LOG.debug("{}", problem), Locale.ROOT, options.encoding());
    Map<String, Path> libraries = new TreeMap<>();
    Stream.concat(modules(base), unresolvedModules())
        .forEach(
            module ->
                module
                    .location()
                    .filter(location -> "file".equals(location.getScheme()))
                    .map(Path::of)
                    .ifPresent(path -> libraries.putIfAbsent(module.descriptor().name(), path)));
    try {
      disk.setLocationFromPaths(StandardLocation.MODULE_PATH, libraries.values());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<ModuleReference> modules(ModuleLayer layer) {
    return Stream.concat(
        layer.configuration().modules().stream().map(module -> module.reference()),
        layer.parents().stream().flatMap(ModuleCompiler::modules));
  }

  /** What lies on the module path and nothing required; a unit may require it {@code static}. */
  private static Stream<ModuleReference> unresolvedModules() {
    Path[] path =
        Arrays.stream(System.getProperty("jdk.module.path", "").split(File.pathSeparator))
            .filter(entry -> !entry.isBlank())
            .map(Path::of)
            .toArray(Path[]::new);
    try {
      return ModuleFinder.of(path).findAll().stream();
    } catch (FindException damaged) {
      return Stream.of();
    }
  }

  /**
   * The compiler of this Java runtime, which must have one.
   *
   * @param base the layer whose modules the units may require
   * @param options options of the compiler to add to those that Dymod uses
   * @throws Refusal if the compiler does not take the options
   */
  public static ModuleCompiler above(ModuleLayer base, List<String> options) throws Refusal {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacOptions all = new JavacOptions(options);
    check(compiler, all);
    return new ModuleCompiler(compiler, base, all);
  }

  private static void check(JavaCompiler compiler, JavacOptions options) throws Refusal {
    if (!options.refused().isEmpty()) {
      throw new Refusal(
          "dymod.javac has the option "
              + options.refused().get(0)
              + ", which is not for you to set: Dymod compiles in memory, with the modules of the"
              + " application. Remove it.");
    }
    try {
      options.encoding();
      compiler.getTask(
          new StringWriter(), null, problem -> {}, options.all(new byte[0]), null, List.of());
    } catch (IllegalArgumentException invalid) {
      throw new Refusal(
          "dymod.javac has an option that the compiler does not take: " + invalid.getMessage());
    }
  }

  /** Whether annotation processors run. */
  public boolean hasProcessors() {
    return options.hasProcessors();
  }

  /**
   * Compiles a unit, as much of it as is needed.
   *
   * @param sources the unit
   * @param units the other units that it requires, compiled, by module name
   * @throws Refusal if the compiler finds an error; it says file, line, column and source line
   */
  public Compilation compile(Sources sources, Map<String, Content> units) throws Refusal {
    boolean isFirst = !builds.containsKey(sources.name());
    if (isFirst && sources.isBuilt()) {
      return Compilation.none(sources.built());
    }
    try {
      Build build = build(sources, units);
      SortedMap<String, byte[]> entries = sources.resources();
      build
          .surroundings()
          .foreign()
          .forEach((name, output) -> entries.put(MemoryModule.entry(name), output.bytes()));
      entries.putAll(build.classes());
      return new Compilation(Content.of(entries), true, build.compiled(), build.findings());
    } catch (CompileFailure failure) {
      if (sources.isBuilt()) {
        return Compilation.none(sources.built());
      }
      throw isFirst && !sources.built().names().isEmpty() ? failure.with(ADVICE) : failure;
    }
  }

  /**
   * Compiles a unit of which class files serve that a build has made, so that its next change needs
   * to be compiled in part only.
   *
   * @throws Refusal if it can't be compiled here
   */
  public void prepare(Sources sources, Map<String, Content> units) throws Refusal {
    try {
      build(sources, units);
    } catch (CompileFailure failure) {
      throw failure.with(ADVICE);
    }
  }

  /**
   * Compiles a file once more and forgets the result, because the compiler's own code is compiled
   * by the virtual machine only after it has been used a lot. Each turn takes another file.
   *
   * @param turn counts the turns
   * @return whether there was anything to compile
   */
  public boolean exercise(Sources sources, Map<String, Content> units, int turn) {
    Optional<Build> build = Optional.ofNullable(builds.get(sources.name()));
    if (build.isEmpty() || options.hasProcessors()) {
      return false;
    }
    try {
      compilation(sources, units, build).again(build.get(), turn);
    } catch (CompileFailure | RuntimeException onlyHere) {
      LOG.debug("{}: {}", sources.name(), onlyHere.getMessage());
    }
    return true;
  }

  private UnitCompilation compilation(
      Sources sources, Map<String, Content> units, Optional<Build> before) {
    byte[] moduleInfo = sources.built().entry("module-info.class").orElse(new byte[0]);
    return new UnitCompilation(
        new Javac(compiler, options.all(moduleInfo)),
        disk,
        options.encoding(),
        sources,
        Surroundings.of(sources, units, before));
  }

  private Build build(Sources sources, Map<String, Content> units) throws CompileFailure {
    Optional<Build> before = Optional.ofNullable(builds.get(sources.name()));
    UnitCompilation compilation = compilation(sources, units, before);
    Optional<Build> inPart =
        before
            .filter(known -> options.allowParts() && compilation.canStartFrom(known))
            .flatMap(known -> inPart(compilation, known));
    Build build = inPart.isPresent() ? inPart.get() : compilation.whole();
    Build complete = before.map(build::after).orElse(build);
    builds.put(sources.name(), complete);
    LOG.debug(
        "{}: compiled {} of {} source files",
        sources.name(),
        complete.compiled().size(),
        complete.files().size());
    return complete;
  }

  /** In part or not at all: an error may be there only because some file was left out. */
  private static Optional<Build> inPart(UnitCompilation compilation, Build before) {
    try {
      return Optional.of(compilation.since(before));
    } catch (CompileFailure | RuntimeException whole) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      disk.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
