package io.dymod.load;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes of one unit, read once. Classes and resources of a generation come from here for as
 * long as it lives, whatever happens on disk meanwhile. Immutable; the arrays inside are never
 * written.
 */
public final class Snapshot {

  static final String MODULE_INFO = "module-info.class";
  private static final String CLASS = ".class";
  private static final byte[] NOTHING = {};

  private final ModuleDescriptor descriptor;
  private final Path location;
  private final Content content;
  private final Set<String> friends;

  private Snapshot(
      ModuleDescriptor descriptor, Path location, Content content, Set<String> friends) {
    this.descriptor = descriptor;
    this.location = location;
    this.content = content;
    this.friends = friends;
  }

  /**
   * A snapshot of these bytes.
   *
   * @param location where they came from, for messages and code sources; not read
   * @param content class files and resources
   * @param before an earlier snapshot; of one that declares the same, the declaration is taken
   * @throws Refusal if they are no explicit module
   */
  public static Snapshot of(Path location, Content content, Optional<Snapshot> before)
      throws Refusal {
    if (before.isPresent() && before.get().declaresTheSameAs(location, content)) {
      return new Snapshot(before.get().descriptor, location, content, before.get().friends);
    }
    byte[] moduleInfo =
        content
            .entry(MODULE_INFO)
            .orElseThrow(
                () ->
                    new Refusal(
                        location
                            + " has no module-info.class: only a module that declares itself can be"
                            + " reloaded"));
    Set<String> packages = packages(location, content.names());
    ModuleDescriptor descriptor = descriptor(location, moduleInfo, packages);
    return new Snapshot(descriptor, location, content, friends(descriptor));
  }

  private static Set<String> friends(ModuleDescriptor descriptor) {
    return Stream.concat(
            descriptor.exports().stream().map(ModuleDescriptor.Exports::targets),
            descriptor.opens().stream().map(ModuleDescriptor.Opens::targets))
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean declaresTheSameAs(Path otherLocation, Content other) {
    return location.equals(otherLocation)
        && Arrays.equals(moduleInfo(content), moduleInfo(other))
        && content.names().equals(other.names());
  }

  private static byte[] moduleInfo(Content content) {
    return content.entry(MODULE_INFO).orElse(NOTHING);
  }

  private static ModuleDescriptor descriptor(Path location, byte[] moduleInfo, Set<String> packages)
      throws Refusal {
    try {
      return ModuleDescriptor.read(ByteBuffer.wrap(moduleInfo), () -> packages);
    } catch (RuntimeException invalid) {
      throw new Refusal(
          "module-info.class in " + location + " is not valid: " + invalid.getMessage());
    }
  }

  /** All packages that hold anything, as the JDK's own module finder sees them. */
  private static Set<String> packages(Path location, Set<String> names) throws Refusal {
    Set<String> packages = new TreeSet<>();
    for (String name : names) {
      int slash = name.lastIndexOf('/');
      if (slash > 0) {
        packages.add(name.substring(0, slash).replace('/', '.'));
      } else if (name.endsWith(CLASS) && !name.equals(MODULE_INFO)) {
        throw new Refusal(
            name
                + " in "
                + location
                + " is in no package, which a module does not allow: give it a package.");
      }
    }
    packages.removeIf(name -> !isPackageName(name));
    return packages;
  }

  private static boolean isPackageName(String name) {
    try {
      ModuleDescriptor.newModule("m").packages(Set.of(name));
      return true;
    } catch (IllegalArgumentException resourceDirectory) {
      return false;
    }
  }

  /** The module's name. */
  public String name() {
    return descriptor.name();
  }

  /** What the module declares. */
  public ModuleDescriptor descriptor() {
    return descriptor;
  }

  /** Whether a package, given with dots, is this module's. */
  boolean has(String packageName) {
    return descriptor.packages().contains(packageName);
  }

  /** The modules to which it exports or opens something by name. */
  Set<String> friends() {
    return friends;
  }

  /** Whether the module declares to export a package to a module. */
  boolean exports(String packageName, String module) {
    return descriptor.exports().stream()
        .filter(exports -> exports.source().equals(packageName))
        .anyMatch(exports -> !exports.isQualified() || exports.targets().contains(module));
  }

  /** Whether a resource is in a package that is not open, and so can't be seen from outside. */
  boolean encapsulates(String resource) {
    String packageName = ClassShape.packageOf(resource);
    return !resource.endsWith(CLASS)
        && !descriptor.isOpen()
        && has(packageName)
        && descriptor.opens().stream()
            .noneMatch(opens -> !opens.isQualified() && opens.source().equals(packageName));
  }

  /** The directory or jar that the bytes came from. */
  public Path location() {
    return location;
  }

  /** Class files and resources. */
  public Content content() {
    return content;
  }

  /** The names of its classes. */
  public Set<String> classNames() {
    return content.names().stream()
        .filter(name -> name.endsWith(CLASS) && !name.equals(MODULE_INFO))
        .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The bytes of a class. */
  Optional<byte[]> classFile(String className) {
    return content.entry(className.replace('.', '/') + CLASS);
  }
}
