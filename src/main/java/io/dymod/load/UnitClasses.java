package io.dymod.load;

import io.dymod.change.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The class files of one snapshot, parsed.
 *
 * @param classes the parsed class files, by internal name
 * @param tooNew internal names of classes whose format is newer than the parser knows
 */
record UnitClasses(Map<String, ClassFile> classes, Set<String> tooNew) {

  /** No class at all. */
  static final UnitClasses NONE = new UnitClasses(Map.of(), Set.of());

  private static final String CLASS = ".class";

  /**
   * Parses all classes of a snapshot, but for those that have the bytes they had before.
   *
   * @param before the classes of an earlier snapshot of the unit
   * @throws Refusal if a class file is damaged, or is not the class that its name says
   */
  static UnitClasses parse(Snapshot snapshot, UnitClasses before) throws Refusal {
    Map<String, ClassFile> classes = new HashMap<>();
    Set<String> tooNew = new TreeSet<>();
    for (Map.Entry<String, byte[]> entry : snapshot.content().entries().entrySet()) {
      if (isClass(entry.getKey(), snapshot)) {
        String name = entry.getKey().substring(0, entry.getKey().length() - CLASS.length());
        ClassFile known = before.classes.get(name);
        if (known != null && Arrays.equals(known.bytes(), entry.getValue())) {
          classes.put(name, known);
        } else if (ClassFile.isTooNew(entry.getValue())) {
          tooNew.add(name);
        } else {
          classes.put(name, parse(name, entry.getValue()));
        }
      }
    }
    return new UnitClasses(classes, tooNew);
  }

  /** Not module-info, and not what a multi-release jar keeps for other releases. */
  private static boolean isClass(String entry, Snapshot snapshot) {
    return entry.endsWith(CLASS) && snapshot.has(ClassShape.packageOf(entry));
  }

  /**
   * Parses a class file.
   *
   * @param name the internal name that it should have
   * @throws Refusal if it is damaged, or is another class
   */
  static ClassFile parse(String name, byte[] bytes) throws Refusal {
    ClassFile parsed;
    try {
      parsed = ClassFile.parse(bytes);
    } catch (RuntimeException damaged) {
      throw new Refusal(name + CLASS + " is damaged or half written: build it again");
    }
    if (!parsed.shape().name().equals(name)) {
      throw new Refusal(
          "%s.class holds the class %s: put it where its name says, or build it again"
              .formatted(name, parsed.shape().name().replace('/', '.')));
    }
    return parsed;
  }

  /** What a class offers. */
  Optional<ClassShape> shape(String name) {
    return Optional.ofNullable(classes.get(name)).map(ClassFile::shape);
  }

  /** The class files as they are defined, by internal name. */
  Map<String, byte[]> defined() {
    Map<String, byte[]> defined = new HashMap<>();
    classes.forEach((name, file) -> defined.put(name, file.defined()));
    return defined;
  }

  /** Whether a class, given by its internal name, calls {@link java.util.ServiceLoader}. */
  boolean callsServiceLoaders(String name) {
    ClassFile parsed = classes.get(name);
    return parsed != null && parsed.callsServiceLoaders();
  }

  /** Whether any class does. */
  boolean callServiceLoaders() {
    return classes.values().stream().anyMatch(ClassFile::callsServiceLoaders);
  }
}
