package io.dymod.compile;

import io.dymod.change.ModulePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleReference;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modules that units may require beside one another, as the compiler finds them on disk. */
final class Libraries {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private Libraries() {}

  /**
   * The compiler's files, with the modules of a layer on its module path.
   *
   * @param base the layer of the application
   */
  static StandardJavaFileManager open(JavaCompiler compiler, ModuleLayer base, Charset encoding) {
    StandardJavaFileManager files =
        compiler.getStandardFileManager(problem -> LOG.debug("{}", problem), Locale.ROOT, encoding);
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
      files.setLocationFromPaths(StandardLocation.MODULE_PATH, libraries.values());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return files;
  }

  private static Stream<ModuleReference> modules(ModuleLayer layer) {
    return Stream.concat(
        layer.configuration().modules().stream().map(module -> module.reference()),
        layer.parents().stream().flatMap(Libraries::modules));
  }

  /** What lies on the module path and nothing required; a unit may require it {@code static}. */
  private static Stream<ModuleReference> unresolvedModules() {
    try {
      return ModulePath.finder().findAll().stream();
    } catch (FindException damaged) {
      return Stream.of();
    }
  }
}
