package io.dymod.testing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Real modules in a temporary directory: copies of those in {@code test-modules}, or written by the
 * test; as sources, exploded, or as jars.
 */
public final class TestModules {

  private static final Path FIXTURES = Path.of("test-modules").toAbsolutePath();

  private final Path work;

  /** Modules below a directory. */
  public TestModules(Path work) {
    this.work = work;
  }

  /** A path below the directory. */
  public Path path(String name) {
    return work.resolve(name);
  }

  /** Copies the sources of a fixture. */
  public Path sources(String module) {
    Path target = path("sources").resolve(module);
    copy(FIXTURES.resolve(module), target);
    return target;
  }

  /** Copies a directory of text files. */
  public static void copy(Path source, Path target) {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(target, source.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes the sources of a module, given as name and text of one file after the other. */
  public Path sources(String module, String... namesAndTexts) {
    Path target = path("sources").resolve(module);
    for (int index = 0; index < namesAndTexts.length; index += 2) {
      write(target, namesAndTexts[index], namesAndTexts[index + 1]);
    }
    return target;
  }

  /** Compiles fixtures into {@code mods}, each below its name, and returns that directory. */
  public Path exploded(String... modules) {
    for (String module : modules) {
      compile(sources(module), path("mods").resolve(module));
    }
    return path("mods");
  }

  /** Compiles a module; it may require what was compiled into {@code mods}, and Dymod. */
  public Path compile(Path source, Path target) {
    return compile(source, target, List.of(), List.of());
  }

  /** Compiles a module that requires a library. */
  public Path compileWith(Path library, Path source, Path target) {
    return compile(source, target, List.of(library), List.of());
  }

  /** Compiles a module that implements an interface from among the tests. */
  public Path compileAgainstTests(Path source, Path target) {
    return compile(
        source,
        target,
        List.of(),
        List.of("--patch-module", "io.dymod=" + Path.of("target/test-classes")));
  }

  private Path compile(Path source, Path target, List<Path> libraries, List<String> more) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8);
        Stream<Path> found = Files.walk(source)) {
      Files.createDirectories(target);
      Files.createDirectories(path("mods"));
      List<Path> java = found.filter(file -> file.toString().endsWith(".java")).toList();
      List<Path> modulePath = new ArrayList<>(Libraries.all());
      modulePath.add(path("mods"));
      modulePath.addAll(libraries);
      List<String> options = new ArrayList<>(more);
      options.addAll(List.of("--release", "17", "-g", "-parameters", "-d", target.toString()));
      options.addAll(List.of("--module-path", path(modulePath.toArray(Path[]::new))));
      if (!compiler
          .getTask(null, files, problems, options, null, files.getJavaFileObjectsFromPaths(java))
          .call()) {
        throw new IllegalStateException(problems.getDiagnostics().toString());
      }
      return target;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Packs an exploded module. The file is in place as a whole from one moment to the next. */
  public Path jarByRename(Path exploded, Path jar) {
    Path fresh = path("fresh.jar");
    jarInPlace(exploded, fresh);
    try {
      return Files.move(fresh, jar, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Packs an exploded module into a file that is overwritten from its beginning. */
  public Path jarInPlace(Path exploded, Path jar) {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(exploded)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = exploded.relativize(file).toString().replace(File.separatorChar, '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(file, entries);
        entries.closeEntry();
      }
      return jar;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes a file below a directory, making what directories it needs. */
  public static Path write(Path directory, String name, String text) {
    Path file = directory.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Replaces text in a file, in place, as an editor does. */
  public static void edit(Path file, String from, String to) {
    try {
      String text = Files.readString(file);
      if (!text.contains(from)) {
        throw new IllegalArgumentException(from + " is not in " + file);
      }
      Files.writeString(file, text.replace(from, to));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes a file, or a directory with all that is in it. */
  public static void delete(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Joins paths as on a module path. */
  public static String path(Path... paths) {
    return Arrays.stream(paths).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
