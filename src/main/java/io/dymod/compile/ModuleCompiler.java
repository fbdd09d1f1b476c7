package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles the sources of units in this process and in memory. Nothing is written to disk. Used by
 * the reload thread alone.
 *
 * <p>Decides which of the two counts where a build has made class files beside the sources:
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

  private final JavacOptions options;
  private final IncrementalCompiler builder;

  /**
   * Of which sources class files were taken as built, so that other ones with an old date count.
   */
  private final Map<String, Built> built = new HashMap<>();

  /** The units that take class files, and what has been tried to compile last. */
  private final Map<String, String> takingClassFiles = new HashMap<>();

  /** The units of which it has been reported what is left over. */
  private final Set<String> reported = new HashSet<>();

  private ModuleCompiler(JavaCompiler compiler, ModuleLayer base, JavacOptions options) {
    this.options = options;
    this.builder = new IncrementalCompiler(compiler, base, options);
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
    all.check(compiler);
    return new ModuleCompiler(compiler, base, all);
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
          ? compilation(sources, builder.last(unit).orElseThrow())
          : Compilation.none(sources.classFiles());
    }
    boolean isFirst = builder.last(unit).isEmpty();
    boolean mayBeBuilt = isFirst && !isBuiltOfOthers(sources);
    BuildBeside beside = mayBeBuilt ? sources.beside() : BuildBeside.OUTDATED;
    if (beside == BuildBeside.COMPLETE) {
      built.put(unit, Built.of(sources));
      return Compilation.none(sources.classFiles());
    }
    try {
      return compilation(sources, builder.build(sources, units));
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
      builder.build(sources, units);
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
      builder.build(sources, units);
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
    return builder.exercise(sources, units, turn);
  }

  @Override
  public void close() {
    builder.close();
  }
}
