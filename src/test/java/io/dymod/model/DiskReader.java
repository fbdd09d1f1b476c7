package io.dymod.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads what lies on disk, by the documented rules and by nothing of the product. */
final class DiskReader {

  private static final Pattern MODULE = Pattern.compile("module (\\w+) \\{.*\\}", Pattern.DOTALL);

  /** The name can be read although what follows is broken. */
  private static final Pattern NAME = Pattern.compile("module (\\w+) \\{");

  /** Files that editors and tools leave beside those that count. */
  private static final Pattern TOOLS = Pattern.compile("\\..*|.*~|#.*#|.*\\.sw[a-p]|.*\\.tmp|4913");

  private static final Path PROJECT_CLASSES = Path.of("target/classes");

  private DiskReader() {}

  /** Reads all places. */
  static Disk read(List<Path> path) {
    SortedMap<Path, Found> found = new TreeMap<>();
    try {
      for (Path entry : path) {
        if (entry.endsWith(PROJECT_CLASSES)) {
          project(entry).ifPresent(unit -> found.put(entry, unit));
        } else if (Files.isDirectory(entry)) {
          for (Path child : children(entry)) {
            unit(child).ifPresent(unit -> found.put(child, unit));
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Disk(found);
  }

  /** Reads what lies at one path anew. */
  static Disk readAgain(Disk before, Path changed, List<Path> path) {
    SortedMap<Path, Found> next = new TreeMap<>(before.found());
    try {
      for (Path entry : path) {
        Path project = entry.getParent().getParent();
        if (entry.endsWith(PROJECT_CLASSES) && changed.startsWith(project)) {
          put(next, entry, project(entry));
        } else if (!changed.equals(entry) && changed.startsWith(entry)) {
          Path child = entry.resolve(entry.relativize(changed).getName(0));
          put(next, child, counts(child) ? unit(child) : Optional.empty());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Disk(next);
  }

  private static void put(Map<Path, Found> all, Path place, Optional<Found> found) {
    all.remove(place);
    found.ifPresent(unit -> all.put(place, unit));
  }

  private static boolean counts(Path child) {
    return !TOOLS.matcher(child.getFileName().toString()).matches();
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.filter(DiskReader::counts).sorted().toList();
    }
  }

  private static Optional<Found> unit(Path place) throws IOException {
    if (Files.isSymbolicLink(place)) {
      return Optional.of(Found.unreadable(place));
    }
    if (Files.isRegularFile(place)) {
      return place.toString().endsWith(".jar") ? jar(place) : Optional.empty();
    }
    if (Files.exists(place.resolve("module-info.java"))) {
      return Optional.of(sources(place, files(place)));
    }
    return Files.exists(place.resolve("module-info.class"))
        ? Optional.of(classes(place, files(place)))
        : Optional.empty();
  }

  /**
   * Sources count wherever there are some of the same module, whatever a build has made of them:
   * what it makes of the same sources is the same, and of other ones it is old. Sources of another
   * module don't, be they broken or not.
   */
  private static Optional<Found> project(Path output) throws IOException {
    Path main = output.getParent().resolveSibling("src/main");
    if (!Files.exists(main.resolve("java/module-info.java"))) {
      return unit(output);
    }
    SortedMap<String, byte[]> files = files(main.resolve("java"));
    Optional<String> declared = declared(files.get("module-info.java"));
    boolean built = isBuilt(files.keySet(), main.resolve("java"), output);
    files.putAll(files(main.resolve("resources")));
    Found found = sources(output, files);
    Optional<Found> classes = unit(output);
    if (classes.isPresent()
        && !classes.get().unit().equals(declared)
        && classes.get().unit().isPresent()
        && declared.isPresent()) {
      return classes;
    }
    return Optional.of(
        built
            ? found.withBuilt(
                built(output, main).material().filter(unit -> found.isOf(unit.unit())))
            : found);
  }

  /** What a build has made of sources; resources are taken from where the sources are. */
  private static Found built(Path output, Path main) {
    SortedMap<String, byte[]> files = files(output);
    files.keySet().removeIf(name -> !name.endsWith(".class"));
    files.putAll(files(main.resolve("resources")));
    return classes(output, files);
  }

  private static Optional<String> declared(byte[] declaration) {
    Matcher name = NAME.matcher(new String(declaration, StandardCharsets.UTF_8));
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Whether each source has a class file, and none of these is older by date. */
  private static boolean isBuilt(Set<String> sources, Path main, Path output) throws IOException {
    for (String source : sources) {
      Path made = output.resolve(source.replace(".java", ".class"));
      if (!Files.exists(made)
          || Files.getLastModifiedTime(made)
                  .compareTo(Files.getLastModifiedTime(main.resolve(source)))
              < 0) {
        return false;
      }
    }
    return true;
  }

  private static Found sources(Path place, SortedMap<String, byte[]> files) {
    String declaration = new String(files.get("module-info.java"), StandardCharsets.UTF_8);
    Matcher module = MODULE.matcher(declaration);
    files.keySet().removeIf(name -> name.endsWith(".class"));
    return module.matches() ? found(place, module.group(1), true, files) : Found.unreadable(place);
  }

  private static Found classes(Path place, SortedMap<String, byte[]> files) {
    files.keySet().removeIf(name -> name.endsWith(".java"));
    try {
      byte[] declaration = files.get("module-info.class");
      return found(place, ModuleDescriptor.read(ByteBuffer.wrap(declaration)).name(), false, files);
    } catch (RuntimeException damaged) {
      return Found.unreadable(place);
    }
  }

  private static Optional<Found> jar(Path place) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipFile jar = new ZipFile(place.toFile())) {
      for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        try (InputStream in = jar.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    } catch (IOException | RuntimeException damaged) {
      return Optional.of(Found.unreadable(place));
    }
    return files.containsKey("module-info.class")
        ? Optional.of(classes(place, files))
        : Optional.empty();
  }

  private static Found found(
      Path place, String unit, boolean sources, SortedMap<String, byte[]> files) {
    return Found.of(place, Material.of(unit, sources, files));
  }

  private static SortedMap<String, byte[]> files(Path directory) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path file : Folder.files(directory)) {
      Path name = directory.relativize(file);
      boolean tools = false;
      for (Path part : name) {
        tools |= TOOLS.matcher(part.toString()).matches();
      }
      if (!tools && !Files.isSymbolicLink(file)) {
        files.put(name.toString(), FileSteps.read(file));
      }
    }
    return files;
  }
}
