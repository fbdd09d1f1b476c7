package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.redefine.Ability;
import io.dymod.redefine.ClassFiles;
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
      byte[] bytes = classFiles.after().get(name);
      if (ClassFile.isTooNew(bytes)) {
        tooNew.add(name);
      } else {
        changed.put(name, UnitClasses.parse(name, bytes));
      }
    }
  }

  /**
   * Why it can't be made, in a few words; nothing if it can, as far as is known before. The
   * module's loader finds classes on disk alone, so a new one can't be brought in.
   *
   * @param abilities what the virtual machine can do beyond bodies of methods
   */
  public Optional<String> obstacle(Supplier<Set<Ability>> abilities) {
    if (!tooNew.isEmpty()) {
      return Optional.of("class file " + tooNew.first() + " is of a format that is too new");
    }
    return classFiles.added().stream()
        .findFirst()
        .map(name -> "class " + name + " was added")
        .or(() -> classFiles.obstacle(Set.of(), Set.of(), abilities));
  }

  /**
   * Checks that what changes links to what is loaded.
   *
   * @throws Refusal if it does not, or is not what the virtual machine takes for a class
   */
  public void check() throws Refusal {
    new LinkCheck(module.getName(), LinkWorld.ofFixed(module, base)).check(changed.values());
  }

  /**
   * The classes that change.
   *
   * @throws Refusal if one can't be loaded
   */
  Map<Class<?>, byte[]> definitions() throws Refusal {
    Map<Class<?>, byte[]> definitions = new LinkedHashMap<>();
    for (String name : changed.keySet()) {
      definitions.put(load(Type.getObjectType(name).getClassName()), classFiles.after().get(name));
    }
    return definitions;
  }

  private Class<?> load(String name) throws Refusal {
    try {
      return Class.forName(name, false, module.getClassLoader());
    } catch (ClassNotFoundException | LinkageError failure) {
      throw new Refusal(name + " can't be loaded: " + Refusal.summary(failure));
    }
  }

  /** Notes that the classes have been redefined. */
  void end() {
    changed.keySet().forEach(base::forget);
  }
}
