package io.dymod.bench;

import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Modules as large and as many as wanted. Each provides a {@code LongSupplier}, which answers with
 * a number that can be changed: in the source, or in the class file without a compiler.
 */
final class GeneratedModules {

  /** Stands in a class file until a number takes its place. */
  static final long MARK = 0x5eed_0f_5eed_0f_5eedL;

  private static final int PARTS_A_PACKAGE = 100;

  private final Path sources;
  private final Path classes;

  /** Modules below a directory. */
  GeneratedModules(Path work) {
    this.sources = work.resolve("sources");
    this.classes = work.resolve("mods");
  }

  /** A fresh directory below {@code target}, on the file system that one builds on. */
  static Path work(String name) throws IOException {
    Path parent = Path.of("target", "bench").toAbsolutePath();
    return Files.createTempDirectory(Files.createDirectories(parent), name);
  }

  /**
   * Writes the sources of a module.
   *
   * @param parts how many classes it has beside its provider
   * @param required modules of this kind that it requires, and whose numbers it adds to its own
   */
  Path write(String module, int parts, String... required) {
    Path root = sources.resolve(module);
    TestModules.write(
        root,
        "module-info.java",
        "module %s { %sexports %s; provides java.util.function.LongSupplier with %s.Answer; }"
            .formatted(module, lines("requires %s; ", required), module, module));
    for (int part = 0; part < parts; part++) {
      TestModules.write(root, partFile(module, part), partText(module, part, parts));
    }
    TestModules.write(root, answerFile(module, "java"), answerText(module, MARK, parts, required));
    return root;
  }

  /** The source of a module's provider. */
  static String answerText(String module, long number, int parts, String... required) {
    return """
        package %s;
        public final class Answer implements java.util.function.LongSupplier {
          public long getAsLong() { return %dL + rest(); }
          private static long rest() { return 0%s%s; }
        }
        """
        .formatted(
            module,
            number,
            parts > 0 ? " + new %s.p0.Part0().sum(2)".formatted(module) : "",
            lines(" + new %s.Answer().getAsLong() * 0", required));
  }

  private static String lines(String format, String... names) {
    return Arrays.stream(names).map(format::formatted).collect(Collectors.joining());
  }

  private static String partFile(String module, int part) {
    return "%s/p%d/Part%d.java".formatted(module, part / PARTS_A_PACKAGE, part);
  }

  private static String partText(String module, int part, int parts) {
    int next = (part + 1) % parts;
    return """
        package %s.p%d;
        import java.util.ArrayList;
        import java.util.List;
        public class Part%d {
          private final List<String> names = new ArrayList<>();
          public int sum(int depth) {
            names.add("part " + depth);
            return depth == 0 ? 0 : new %s.p%d.Part%d().sum(depth - 1);
          }
          public String first() { return names.stream().sorted().findFirst().orElse(""); }
        }
        """
        .formatted(module, part / PARTS_A_PACKAGE, part, module, next / PARTS_A_PACKAGE, next);
  }

  /** The name of the provider's source or class file. */
  static String answerFile(String module, String extension) {
    return module + "/Answer." + extension;
  }

  /** Compiles modules that were written, all at once. Returns the directory that holds them. */
  Path compile(List<String> modules) {
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    int errors =
        javac.run(
            System.out,
            System.err,
            "-nowarn",
            "--release",
            "17",
            "--module-source-path",
            sources.toString(),
            "-d",
            classes.toString(),
            "--module",
            String.join(",", modules));
    if (errors > 0) {
      throw new IllegalStateException("javac failed");
    }
    return classes;
  }

  /**
   * A provider's class file, with a number in it.
   *
   * @param template the class file as it was compiled
   */
  static byte[] numbered(byte[] template, long number) {
    byte[] numbered = template.clone();
    for (int at = 0; at <= numbered.length - Long.BYTES; at++) {
      if (ByteBuffer.wrap(numbered, at, Long.BYTES).getLong() == MARK) {
        ByteBuffer.wrap(numbered, at, Long.BYTES).putLong(number);
        return numbered;
      }
    }
    throw new IllegalArgumentException("no number in this class file");
  }

  /** All files of a module, by name. */
  static Map<String, byte[]> files(Path module) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(module)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(module.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Copies a compiled module into another directory. */
  static Path copy(Path module, Path directory) throws IOException {
    Path target = directory.resolve(module.getFileName());
    for (Map.Entry<String, byte[]> file : files(module).entrySet()) {
      Path copy = target.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.write(copy, file.getValue());
    }
    return target;
  }
}
