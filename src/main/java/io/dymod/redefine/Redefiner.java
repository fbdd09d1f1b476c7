package io.dymod.redefine;

import io.dymod.agent.Agent;
import io.dymod.change.Refusal;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Redefines classes that are loaded, all in one step or none. Used by the reload thread alone. */
public final class Redefiner {

  private final Instrumentation instrumentation;
  private Optional<Set<Ability>> abilities = Optional.empty();

  private Redefiner(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * What redefines classes, if the program was started with the agent. To be asked only where the
   * module {@code java.instrument} can be read: the JVM verifies this class against its types.
   */
  public static Optional<Redefiner> present() {
    return Agent.instrumentation().map(Redefiner::new);
  }

  /** What the virtual machine can do beyond bodies of methods. It is tried out once. */
  public Set<Ability> abilities() {
    if (abilities.isEmpty()) {
      abilities = Optional.of(new Trial(instrumentation).abilities());
    }
    return abilities.get();
  }

  /** Lets Dymod define classes beside a class of a named module. */
  public void open(Class<?> type) {
    Module dymod = Redefiner.class.getModule();
    dymod.addReads(type.getModule());
    if (!type.getModule().isOpen(type.getPackageName(), dymod)) {
      instrumentation.redefineModule(
          type.getModule(),
          Set.of(),
          Map.of(),
          Map.of(type.getPackageName(), Set.of(dymod)),
          Set.of(),
          Map.of());
    }
  }

  /**
   * Redefines classes. Calls in flight finish on the bodies on which they started.
   *
   * @param classFiles what each class should be
   * @throws Refusal if the virtual machine does not do it, if only for lack of memory; then all are
   *     as they were, whatever it has thrown
   */
  public void redefine(Map<Class<?>, byte[]> classFiles) throws Refusal {
    List<ClassDefinition> definitions =
        classFiles.entrySet().stream()
            .map(entry -> new ClassDefinition(entry.getKey(), entry.getValue()))
            .toList();
    try {
      instrumentation.redefineClasses(definitions.toArray(ClassDefinition[]::new));
    } catch (UnmodifiableClassException
        | ClassNotFoundException
        | RuntimeException
        | Error refused) {
      throw new Refusal("the virtual machine refuses it: " + Refusal.summary(refused));
    }
  }
}
