package io.dymod.bench;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A modular jar that is the same each time but for a number.
 *
 * @param path where it lies
 * @param module the module in it
 * @param files what it holds; the number takes its place in the provider's class file
 */
record ModuleJar(Path path, String module, Map<String, byte[]> files) {

  /** A jar of a compiled module, alone in a directory of its own. */
  static ModuleJar of(Path directory, Path unit, String module) throws IOException {
    Files.createDirectories(directory);
    ModuleJar jar =
        new ModuleJar(directory.resolve(module + ".jar"), module, GeneratedModules.files(unit));
    jar.replace(0);
    return jar;
  }

  /** Makes the next jar elsewhere, and moves it into place. Returns the nanosecond before that. */
  long replace(long number) throws IOException {
    Path directory = path.getParent();
    Path elsewhere = directory.resolveSibling(directory.getFileName() + ".aside");
    Path aside = Files.createDirectories(elsewhere).resolve(path.getFileName());
    String answer = GeneratedModules.answerFile(module, "class");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(aside))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entries.putNextEntry(new JarEntry(file.getKey()));
        boolean numbered = file.getKey().equals(answer);
        entries.write(
            numbered ? GeneratedModules.numbered(file.getValue(), number) : file.getValue());
        entries.closeEntry();
      }
    }
    long made = System.nanoTime();
    Files.move(aside, path, ATOMIC_MOVE, REPLACE_EXISTING);
    return made;
  }
}
