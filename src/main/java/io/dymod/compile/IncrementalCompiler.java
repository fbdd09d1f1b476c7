package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Links;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds units from their sources. The last build of each unit is kept, so that the next one
 * compiles only what has changed and what that affects. Used by the reload thread alone.
 */
final class IncrementalCompiler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final JavaCompiler compiler;
  private final JavacOptions options;
  private final StandardJavaFileManager disk;
  private final Map<String, Build> builds = new HashMap<>();

  /**
   * Nothing is built yet.
   *
   * @param base the layer whose modules the units may require
   */
  IncrementalCompiler(JavaCompiler compiler, ModuleLayer base, JavacOptions options) {
    this.compiler = compiler;
    this.options = options;
    this.disk = Libraries.open(compiler, base, options.encoding());
  }

  /** The last build of a unit, if it has been compiled here. */
  Optional<Build> last(String unit) {
    return Optional.ofNullable(builds.get(unit));
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

  /**
   * Builds a unit, as much of it as is needed.
   *
   * @param units the other units that it requires, compiled, by module name
   * @throws CompileFailure if the compiler finds an error
   */
  Build build(Sources sources, Map<String, Content> units) throws CompileFailure {
    Optional<Build> before = last(sources.name());
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

  /** Compiles a file once more, and forgets the result; see {@link ModuleCompiler#exercise}. */
  boolean exercise(Sources sources, Map<String, Content> units, int turn) {
    Optional<Build> build = last(sources.name());
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

  @Override
  public void close() {
    try {
      disk.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
