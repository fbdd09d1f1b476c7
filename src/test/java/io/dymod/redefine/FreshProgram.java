package io.dymod.redefine;

import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What modules answer that are started anew: compiled as a whole, and loaded into a layer of their
 * own by what the JDK has for that.
 *
 * @param trouble why they can't be started; empty if they can
 * @param values what each module answers
 * @param said what each object that may be kept says
 */
record FreshProgram(String trouble, SortedMap<String, List<String>> values, List<String> said) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-g", "-parameters");

  /**
   * Starts modules, and asks them everything.
   *
   * @param work a directory for their class files, which are deleted in the end
   */
  static FreshProgram of(RunningModules modules, Path work) {
    SortedMap<String, List<String>> values = new TreeMap<>();
    List<String> said = new ArrayList<>();
    String trouble = compile(modules.sources(), work);
    try {
      if (trouble.isEmpty()) {
        ModuleLayer layer = layer(work);
        values.putAll(values(modules, layer));
        said.addAll(Asked.said(Asked.made(probe(layer, "m"), "kept", modules.kept())));
      }
    } catch (FindException | ResolutionException unresolved) {
      trouble = unresolved.getMessage();
    } finally {
      TestModules.delete(work);
    }
    return new FreshProgram(trouble, values, said);
  }

  private static SortedMap<String, List<String>> values(RunningModules modules, ModuleLayer layer) {
    SortedMap<String, List<String>> values = new TreeMap<>();
    modules
        .values()
        .forEach((name, count) -> values.put(name, Asked.values(probe(layer, name), count)));
    return values;
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static BiFunction<String, Integer, Object> probe(ModuleLayer layer, String module) {
    return ServiceLoader.load(layer, BiFunction.class).stream()
        .filter(provider -> provider.type().getModule().getName().equals(module))
        .filter(provider -> provider.type().getModule().getLayer() == layer)
        .findFirst()
        .orElseThrow()
        .get();
  }

  private static ModuleLayer layer(Path classes) {
    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("m", "n"));
    return ModuleLayer.boot().defineModulesWithOneLoader(resolved, null);
  }

  /** Compiles one module after the other; returns what is wrong. */
  private static String compile(SortedMap<String, SortedMap<String, String>> modules, Path work) {
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
      for (Map.Entry<String, SortedMap<String, String>> module : modules.entrySet()) {
        List<String> options = new ArrayList<>(OPTIONS);
        Path target = Files.createDirectories(work.resolve(module.getKey()));
        options.addAll(List.of("-d", target.toString(), "--module-path", work.toString()));
        List<Source> sources = module.getValue().entrySet().stream().map(Source::new).toList();
        if (!COMPILER.getTask(errors, files, null, options, null, sources).call()) {
          return errors.toString();
        }
      }
      return "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(Map.Entry<String, String> file) {
      super(URI.create("memory:///" + file.getKey()), Kind.SOURCE);
      text = file.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
