package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Links;
import io.dymod.change.Refusal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles the sources of units in this process and in memory. Nothing is written to disk. Used by
 * the reload thread alone.
 *
 * <p>The last build of each unit is kept, so that the next one compiles only what has changed and
 * what that affects. Where a build has made class files beside the sources, it goes like this:
 *
 * <ul>
 *   <li>At the start they serve if all of them were made from these sources ({@link BuildBeside}).
 *       Else the sources are compiled.
 *   <li>Once a unit has been compiled here, its sources count alone, and what does not compile is
 *       refused.
 *   <li>If sources do not compile here although a build has made all class files from them, the
 *       build does more than compile: then the unit takes class files, until its sources, or what
 *       it requires, have changed and compile here. Both are reported.
 * </ul>
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

  /**
   * Of which sources class files were taken as built, so that other ones with an old date count.
   */
  private final Map<String, Built> built = new HashMap<>();

  private final Map<String, Build> builds = new HashMap<>();

  /** The units that take class files, and what has been tried to compile last. */
  private final Map<String, String> takingClassFiles = new HashMap<>();

  /** The units of which it has been reported what is left over. */
  private final Set<String> reported = new HashSet<>();

  private ModuleCompiler(JavaCompiler compiler, ModuleLayer base, JavacOptions options) {
    this.compiler = compiler;
    this.options = options;
    this.disk = Libraries.open(compiler, base, options.encoding());
  }

  /** Class files and the sources beside them, by their hashes. */
  private record Built(String classes, String sources) {

    static Built of(Sources sources) {
      return new Built(sources.classFiles().hash(), sources.input().hash());
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

  /** How source files are encoded. */
  public Charset encoding() {
    return options.encoding();
  }

  /** Whether a unit takes the class files of its build, because it does not compile here. */
  public boolean takesClassFiles(String unit) {
    return takingClassFiles.containsKey(unit);
  }

  /**
   * Whether what lies on disk makes the same program as what serves. For a unit that takes class
   * files, these count; for any other one, a build of the same sources is no change.
   *
   * @param served the sources of the unit that serves
   * @param now the sources at the same place
   */
  public boolean makesTheSame(Sources served, Sources now) {
    return takesClassFiles(now.name())
        ? served.everything().hash().equals(now.everything().hash())
        : served.input().hash().equals(now.input().hash());
  }

  /**
   * Compiles a unit, as much of it as is needed.
   *
   * @param sources the unit
   * @param units the other units that it requires, compiled, by module name
   * @throws Refusal if the compiler finds an error; it says file, line, column and source line
   */
  public Compilation compile(Sources sources, Map<String, Content> units) throws Refusal {
    String unit = sources.name();
    if (takesClassFiles(unit)) {
      return compilesNow(sources, units)
          ? compilation(sources, builds.get(unit))
          : Compilation.none(sources.classFiles());
    }
    boolean isFirst = !builds.containsKey(unit);
    boolean mayBeBuilt = isFirst && !isBuiltOfOthers(sources);
    BuildBeside beside = mayBeBuilt ? sources.beside() : BuildBeside.OUTDATED;
    if (beside == BuildBeside.COMPLETE) {
      built.put(unit, Built.of(sources));
      return Compilation.none(sources.classFiles());
    }
    try {
      return compilation(sources, build(sources, units));
    } catch (CompileFailure failure) {
      if (beside == BuildBeside.WITH_MORE) {
        takeClassFiles(sources, units);
        LOG.warn(
            "{} does not compile here, so class files of its build are taken: {}",
            unit,
            failure.with(ADVICE).getMessage());
        return Compilation.none(sources.classFiles());
      }
      throw isFirst && sources.builtDeclaration().length > 0 ? failure.with(ADVICE) : failure;
    }
  }

  /** Whether the class files beside these sources were there with other sources already. */
  private boolean isBuiltOfOthers(Sources sources) {
    Built before = built.get(sources.name());
    return before != null
        && before.classes().equals(sources.classFiles().hash())
        && !before.sources().equals(sources.input().hash());
  }

  private Compilation compilation(Sources sources, Build build) {
    reportLeftOver(sources);
    SortedMap<String, byte[]> entries = sources.resources();
    build
        .surroundings()
        .foreign()
        .forEach((name, output) -> entries.put(MemoryModule.entry(name), output.bytes()));
    entries.putAll(build.classes());
    return new Compilation(Content.of(entries), true, build.compiled(), build.findings());
  }

  private void reportLeftOver(Sources sources) {
    SortedSet<String> leftOver = sources.leftOver();
    if (!leftOver.isEmpty() && reported.add(sources.name())) {
      LOG.info(
          "{}: resources that only its build's output has count as left over from deleted ones: {}"
              + " (-Ddymod.sources=off takes what the build has made)",
          sources.name(),
          leftOver);
    }
  }

  /** Tries it, unless the same has been tried before. */
  private boolean compilesNow(Sources sources, Map<String, Content> units) {
    if (tried(sources, units).equals(takingClassFiles.get(sources.name()))) {
      return false;
    }
    try {
      build(sources, units);
    } catch (CompileFailure still) {
      takeClassFiles(sources, units);
      LOG.debug("{} still does not compile here: {}", sources.name(), still.getMessage());
      return false;
    }
    takingClassFiles.remove(sources.name());
    LOG.info("{} compiles here now: its sources count from now on", sources.name());
    return true;
  }

  private void takeClassFiles(Sources sources, Map<String, Content> units) {
    takingClassFiles.put(sources.name(), tried(sources, units));
  }

  private static String tried(Sources sources, Map<String, Content> units) {
    StringBuilder all = new StringBuilder(sources.input().hash());
    new TreeMap<>(units).forEach((name, content) -> all.append(content.hash()));
    return all.toString();
  }

  /**
   * Compiles a unit of which class files serve that a build has made, so that its next change needs
   * to be compiled in part only, and so that it is known whether it compiles here. If it does not,
   * it takes class files from now on.
   *
   * @throws Refusal if it can't be compiled here
   */
  public void prepare(Sources sources, Map<String, Content> units) throws Refusal {
    if (takesClassFiles(sources.name())) {
      return;
    }
    try {
      build(sources, units);
    } catch (CompileFailure failure) {
      if (sources.beside() != BuildBeside.OUTDATED) {
        takeClassFiles(sources, units);
      }
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
    return new UnitCompilation(
        new Javac(compiler, options.all(sources.builtDeclaration())),
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
    Build build = inPart.isPresent() ? inPart.get() : whole(compilation, sources);
    builds.put(sources.name(), build);
    LOG.debug(
        "{}: compiled {} of {} source files",
        sources.name(),
        build.compiled().size(),
        build.files().size());
    return build;
  }

  private static Build whole(UnitCompilation compilation, Sources sources) throws CompileFailure {
    try {
      return compilation.whole();
    } catch (CompileFailure failure) {
      List<String> links = Links.notFollowed(sources.place().origin().sources().orElseThrow());
      throw links.isEmpty()
          ? failure
          : failure.with(
              String.join("\n", links)
                  + "\nIt is not followed: what a link leads to must belong to the same user, and be"
                  + " writable by nobody else");
    }
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
