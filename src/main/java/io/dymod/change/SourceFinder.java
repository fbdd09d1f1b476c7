package io.dymod.change;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds the sources that an exploded module was built from, by the layouts of the usual build
 * tools. They are believed unless they declare a module of another name. What was found is kept for
 * as long as all that was looked at for it is as it was.
 */
public final class SourceFinder {

  private static final String DECLARATION = "module-info.java";

  private final boolean processors;
  private final Charset encoding;
  private final Map<Path, Found> exploded = new HashMap<>();
  private final Map<Path, Found> sources = new HashMap<>();
  private final Map<Path, Found> projects = new HashMap<>();

  /** What was found, and on what account. */
  private record Found(Glance glance, Optional<SourceLayout.Candidate> candidate) {}

  /**
   * A finder that has found nothing yet.
   *
   * @param processors whether annotation processors run, so that what they once generated does not
   *     count
   * @param encoding how sources are encoded
   */
  public SourceFinder(boolean processors, Charset encoding) {
    this.processors = processors;
    this.encoding = encoding;
  }

  /**
   * The sources of the module in a directory of class files, which may be missing; nothing if there
   * are none.
   */
  Optional<SourceRoots> rootsOf(Path directory) {
    return kept(exploded, directory, this::explodedAt).map(SourceLayout.Candidate::roots);
  }

  /** The sources that belong to those in a directory with a {@code module-info.java}. */
  SourceRoots rootsAround(Path directory) {
    return kept(
            sources,
            directory,
            (path, search) ->
                Optional.of(
                    new SourceLayout.Candidate(path, SourceLayout.around(path, search), false)))
        .map(SourceLayout.Candidate::roots)
        .orElseGet(() -> new SourceRoots(List.of(directory), List.of(directory), encoding));
  }

  /** The module that a directory holds as the root of a project, built or to be built. */
  Optional<Origin> inProject(Path directory) {
    return kept(
            projects,
            directory,
            (path, search) ->
                SourceLayout.inProject(path, search)
                    .filter(
                        candidate ->
                            isOf(candidate, builtModule(candidate.output(), search), search))
                    .findFirst())
        .map(found -> new Origin.Exploded(found.output(), rootsOf(found.output())));
  }

  private Optional<SourceLayout.Candidate> kept(
      Map<Path, Found> known,
      Path path,
      BiFunction<Path, SourceLayout.Search, Optional<SourceLayout.Candidate>> search) {
    Found found = known.get(path);
    if (found == null || !found.glance().holds()) {
      Glance glance = new Glance();
      Optional<SourceLayout.Candidate> now =
          search.apply(path, new SourceLayout.Search(glance, processors, encoding));
      Optional<SourceLayout.Candidate> before =
          found == null ? Optional.empty() : found.candidate();
      found = new Found(glance, now.isPresent() ? now : before.filter(SourceFinder::isBeingSaved));
      known.put(path, found);
    }
    return found.candidate();
  }

  /** For a moment a file that is saved may be missing. */
  private static boolean isBeingSaved(SourceLayout.Candidate candidate) {
    Path main = candidate.roots().main();
    return Files.isDirectory(main) && !Files.exists(main.resolve(DECLARATION));
  }

  private Optional<SourceLayout.Candidate> explodedAt(Path path, SourceLayout.Search search) {
    Optional<String> module = builtModule(path, search);
    return SourceLayout.of(path, search)
        .filter(candidate -> isOf(candidate, module, search))
        .findFirst();
  }

  private static Optional<String> builtModule(Path directory, SourceLayout.Search search) {
    return search.glance().isFile(directory.resolve("module-info.class"))
        ? Declarations.built(directory).map(ModuleDeclaration::name)
        : Optional.empty();
  }

  /**
   * Whether sources are those of a module. Where either is half written, the place speaks for
   * itself, and the compiler says what is wrong.
   */
  private boolean isOf(
      SourceLayout.Candidate candidate, Optional<String> built, SourceLayout.Search search) {
    Path file = candidate.roots().main().resolve(DECLARATION);
    if (!search.glance().isFile(file)) {
      return false;
    }
    Optional<String> declared = declared(file);
    Optional<String> expected =
        candidate.named() ? Optional.of(candidate.output().getFileName().toString()) : built;
    boolean agrees = declared.isEmpty() || expected.isEmpty() || expected.equals(declared);
    return agrees && (!candidate.named() || built.isEmpty() || built.equals(expected));
  }

  private Optional<String> declared(Path file) {
    try {
      return Optional.of(ModuleDeclaration.parse(file, Files.readAllBytes(file), encoding).name());
    } catch (IOException | Refusal halfWritten) {
      return Optional.empty();
    }
  }
}
