package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.redefine.Ability;
import io.dymod.redefine.ClassFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Type;

/** A change of a module that never reloads. In place is the only way that it can be made. */
public final class FixedRevision {

  private final Module module;
  private final BaseModules base;
  private final ClassFiles classFiles;

  FixedRevision(Module module, BaseModules base, ClassFiles classFiles) {
    this.module = module;
    this.base = base;
    this.classFiles = classFiles;
  }

  /**
   * Why it can't be made, in a few words; nothing if it can, as far as is known before. The
   * module's loader finds classes on disk alone, so a new one can't be brought in.
   *
   * @param abilities what the virtual machine can do beyond bodies of methods
   */
  public Optional<String> obstacle(Supplier<Set<Ability>> abilities) {
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
    List<ClassFile> changed =
        classFiles.changed().stream()
            .map(name -> ClassFile.parse(classFiles.after().get(name)))
            .toList();
    new LinkCheck(module.getName(), LinkWorld.ofFixed(module, base)).check(changed);
  }

  /**
   * The classes that change.
   *
   * @throws Refusal if one can't be loaded
   */
  Map<Class<?>, byte[]> definitions() throws Refusal {
    Map<Class<?>, byte[]> definitions = new LinkedHashMap<>();
    for (String name : classFiles.changed()) {
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
    classFiles.changed().forEach(base::forget);
  }
}
