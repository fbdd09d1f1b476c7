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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles the sources of a unit in this process and in memory. Nothing is written to disk. Used by
 * the reload thread alone.
 */
public final class ModuleCompiler implements AutoCloseable {

  private static final List<String> OPTIONS = List.of("-g", "-parameters", "-proc:none", "-nowarn");

  private final JavaCompiler compiler;
  private final StandardJavaFileManager disk;
  private final Map<String, Path> libraries = new TreeMap<>();

  private ModuleCompiler(JavaCompiler compiler, ModuleLayer base) {
    this.compiler = compiler;
    this.disk = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    Stream.concat(modules(base), unresolvedModules())
        .forEach(
            module ->
                module
                    .location()
                    .filter(location -> "file".equals(location.getScheme()))
                    .map(Path::of)
                    .ifPresent(path -> libraries.putIfAbsent(module.descriptor().name(), path)));
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
   * The compiler of this Java runtime.
   *
   * @param base the layer whose modules the units may require
   * @return nothing where the runtime has no compiler
   */
  public static Optional<ModuleCompiler> above(ModuleLayer base) {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
        .map(compiler -> new ModuleCompiler(compiler, base));
  }

  private static Stream<ModuleReference> modules(ModuleLayer layer) {
    return Stream.concat(
        layer.configuration().modules().stream().map(module -> module.reference()),
        layer.parents().stream().flatMap(ModuleCompiler::modules));
  }

  /**
   * Compiles a unit whole.
   *
   * @param sources the unit
   * @param units the other units that it requires, compiled, by module name
   * @return class files and resources
   * @throws Refusal if the compiler finds an error; it says file, line, column and source line
   */
  public Content compile(Sources sources, Map<String, Content> units) throws Refusal {
    UnitFiles files = files(sources, units);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter otherOutput = new StringWriter();
    boolean success =
        compiler
            .getTask(otherOutput, files, diagnostics, OPTIONS, null, compilationUnits(sources))
            .call();
    if (!success) {
      throw new Refusal(CompileErrors.describe(diagnostics.getDiagnostics(), otherOutput));
    }
    SortedMap<String, byte[]> entries = sources.resources();
    entries.putAll(files.written());
    return Content.of(entries);
  }

  private UnitFiles files(Sources sources, Map<String, Content> units) {
    Map<String, Content> others = new TreeMap<>(units);
    others.remove(sources.name());
    Map<String, Path> onDisk = new TreeMap<>(libraries);
    onDisk.remove(sources.name());
    onDisk.keySet().removeAll(others.keySet());
    try {
      disk.setLocationFromPaths(StandardLocation.MODULE_PATH, onDisk.values());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new UnitFiles(disk, others);
  }

  private static List<JavaFileObject> compilationUnits(Sources sources) {
    List<JavaFileObject> units = new ArrayList<>();
    sources
        .texts()
        .forEach(
            (name, text) -> {
              URI uri = sources.root().resolve(name).toUri();
              units.add(MemoryFile.source(uri, text));
            });
    return units;
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
