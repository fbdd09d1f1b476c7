package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.redefine.Ability;
import io.dymod.redefine.ClassFiles;
import io.dymod.redefine.Redefiner;
import java.lang.invoke.MethodHandles;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.objectweb.asm.Type;

/** A change of a module that never reloads. In place is the only way that it can be made. */
public final class FixedRevision {

  private final Module module;
  private final BaseModules base;
  private final ClassFiles classFiles;
  private final Map<String, ClassFile> changed = new TreeMap<>();
  private final Map<String, ClassFile> added = new TreeMap<>();
  private final SortedSet<String> tooNew = new TreeSet<>();

  /**
   * A change that has not been made.
   *
   * @throws Refusal if a class file is damaged
   */
  FixedRevision(Module module, BaseModules base, ClassFiles classFiles) throws Refusal {
    this.module = module;
    this.base = base;
    this.classFiles = classFiles;
    for (String name : classFiles.changed()) {
      parse(name, changed);
    }
    for (String name : classFiles.added()) {
      parse(name.replace('.', '/'), added);
    }
  }

  private void parse(String name, Map<String, ClassFile> parsed) throws Refusal {
    byte[] bytes = classFiles.after().get(name);
    if (ClassFile.isTooNew(bytes)) {
      tooNew.add(name);
    } else {
      parsed.put(name, UnitClasses.parse(name, bytes));
    }
  }

  /**
   * Why it can't be made, in a few words; nothing if it can, as far as is known before.
   *
   * @param abilities what the virtual machine can do beyond bodies of methods
   */
  public Optional<String> obstacle(Supplier<Set<Ability>> abilities) {
    if (!tooNew.isEmpty()) {
      return Optional.of("class file " + tooNew.first() + " is of a format that is too new");
    }
    return added.keySet().stream()
        .filter(name -> neighbour(name).isEmpty())
        .findFirst()
        .map(name -> "class " + className(name) + " was added, in a new package")
        .or(() -> classFiles.obstacle(Set.of(), Set.of(), abilities));
  }

  /**
   * Checks that what changes links to what is loaded.
   *
   * @throws Refusal if it does not, or is not what the virtual machine takes for a class
   */
  public void check() throws Refusal {
    Map<String, ClassShape> shapes = new HashMap<>();
    added.forEach((name, file) -> shapes.put(name, file.shape()));
    LinkCheck check = new LinkCheck(module.getName(), LinkWorld.ofFixed(module, base, shapes));
    check.check(changed.values());
    check.check(added.values());
  }

  /**
   * Brings in the classes that are new. The module's loader finds classes on disk alone, so they
   * are defined beside a class of their package ({@link MethodHandles.Lookup#defineClass}). Nobody
   * needs them yet, so they do no harm if the change fails after that.
   *
   * @return the classes that were there already: a build has made them, or they were brought in
   *     when a change failed
   * @throws Refusal if one can't be brought in
   */
  Map<Class<?>, byte[]> define(Redefiner redefiner) throws Refusal {
    Map<Class<?>, byte[]> there = new LinkedHashMap<>();
    Set<String> done = new HashSet<>();
    for (String name : added.keySet()) {
      define(name, redefiner, done, there);
    }
    return there;
  }

  /** Defines a class after those above it. */
  private void define(
      String name, Redefiner redefiner, Set<String> done, Map<Class<?>, byte[]> there)
      throws Refusal {
    ClassFile file = added.get(name);
    if (file == null || !done.add(name)) {
      return;
    }
    for (String above : file.shape().supertypes().toList()) {
      define(above, redefiner, done, there);
    }
    Optional<Class<?>> known = loaded(name);
    if (known.isPresent()) {
      there.put(known.get(), file.bytes());
      return;
    }
    Class<?> beside = load(neighbour(name).orElseThrow());
    try {
      redefiner.open(beside);
      MethodHandles.privateLookupIn(beside, MethodHandles.lookup()).defineClass(file.bytes());
    } catch (IllegalAccessException | LinkageError | RuntimeException failure) {
      throw new Refusal(className(name) + " can't be defined: " + Refusal.summary(failure));
    }
  }

  /** A class that is loaded or can be, of the same package. */
  private Optional<String> neighbour(String name) {
    String packageName = ClassShape.packageOf(name);
    return classFiles.before().keySet().stream()
        .filter(other -> ClassShape.packageOf(other).equals(packageName))
        .min(Comparator.naturalOrder());
  }

  /**
   * The classes that change.
   *
   * @throws Refusal if one can't be loaded
   */
  Map<Class<?>, byte[]> definitions() throws Refusal {
    Map<Class<?>, byte[]> definitions = new LinkedHashMap<>();
    for (String name : changed.keySet()) {
      definitions.put(load(name), classFiles.after().get(name));
    }
    return definitions;
  }

  private Class<?> load(String name) throws Refusal {
    return loaded(name)
        .orElseThrow(() -> new Refusal(className(name) + " can't be loaded: it is not there"));
  }

  private Optional<Class<?>> loaded(String name) throws Refusal {
    try {
      return Optional.of(Class.forName(className(name), false, module.getClassLoader()));
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    } catch (LinkageError failure) {
      throw new Refusal(className(name) + " can't be loaded: " + Refusal.summary(failure));
    }
  }

  private static String className(String name) {
    return Type.getObjectType(name).getClassName();
  }

  /** Notes that the classes have been redefined. */
  void end() {
    changed.keySet().forEach(base::forget);
  }
}
