package io.dymod.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles a module from memory into memory, always whole, and never the same twice. Whatever it is
 * to be compared with has nothing to do with it.
 */
final class Javac implements AutoCloseable {

  private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-g", "-parameters");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager disk = compiler.getStandardFileManager(null, null, null);
  private final Path libraries;
  private final Path api;
  private final Map<String, Built> known = new HashMap<>();

  /**
   * What came of a compilation.
   *
   * @param classes class files by name; empty if there are errors
   * @param errors what the compiler says; empty if there are none
   */
  record Built(SortedMap<String, byte[]> classes, String errors) {}

  /**
   * A compiler.
   *
   * @param libraries a directory for required modules
   * @param api a directory with the class files of what all modules require
   */
  Javac(Path libraries, Path api) {
    this.libraries = libraries;
    this.api = api;
  }

  /**
   * Compiles a module.
   *
   * @param java its sources
   * @param required all modules that it may require, as class files
   */
  synchronized Built compile(SortedMap<String, byte[]> java, Collection<Material> required) {
    StringBuilder key = new StringBuilder(Material.hash(java));
    required.forEach(module -> key.append(' ').append(module.hash()));
    return known.computeIfAbsent(key.toString(), absent -> compiled(java, required));
  }

  private Built compiled(SortedMap<String, byte[]> java, Collection<Material> required) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    StringWriter errors = new StringWriter();
    try {
      List<Path> path = new ArrayList<>(List.of(api));
      for (Material module : required) {
        path.add(onDisk(module));
      }
      disk.setLocationFromPaths(StandardLocation.MODULE_PATH, path);
      List<Text> texts = java.entrySet().stream().map(Text::new).toList();
      boolean good =
          compiler.getTask(errors, new Output(disk, classes), null, OPTIONS, null, texts).call();
      return good
          ? new Built(classes, "")
          : new Built(new TreeMap<>(), "does not compile: " + errors);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (RuntimeException fault) {
      return new Built(new TreeMap<>(), "does not compile: " + fault);
    }
  }

  /** Finds modules as the JDK finds them on its module path. */
  synchronized ModuleFinder finder(Collection<Material> modules) throws IOException {
    List<Path> path = new ArrayList<>();
    for (Material module : modules) {
      path.add(onDisk(module));
    }
    return ModuleFinder.of(path.toArray(Path[]::new));
  }

  private Path onDisk(Material module) throws IOException {
    Path directory = libraries.resolve(module.hash());
    if (!Files.exists(directory)) {
      for (Map.Entry<String, byte[]> file : module.files().entrySet()) {
        Path target = directory.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    }
    return directory;
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(Map.Entry<String, byte[]> file) {
      super(URI.create("memory:///" + file.getKey()), Kind.SOURCE);
      text = new String(file.getValue(), StandardCharsets.UTF_8);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

    private final SortedMap<String, byte[]> classes;

    Output(JavaFileManager disk, SortedMap<String, byte[]> classes) {
      super(disk);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      String file = name.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("memory:///" + file), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(file, toByteArray());
            }
          };
        }
      };
    }
  }
}
