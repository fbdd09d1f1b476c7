package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.redefine.Ability;
import io.dymod.redefine.ClassFiles;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A change of a generation that serves, in place, to what has been proven as a candidate. */
public final class Revision {

  private static final String DECLARATION = "module-info.class";

  private final Generation generation;
  private final Candidate from;
  private final Candidate to;
  private final ClassFiles classFiles;

  /**
   * A change that has not been made.
   *
   * @param proven a candidate that was made from what the generation is to be changed to
   */
  public Revision(Generation generation, Candidate proven) {
    this.generation = generation;
    this.from = generation.candidate();
    this.to = from.revised(proven);
    this.classFiles = new ClassFiles(from.classes().defined(), to.classes().defined());
  }

  /** The generation that is changed. */
  public Generation generation() {
    return generation;
  }

  /** What it is changed to. */
  public Candidate result() {
    return to;
  }

  /** Whether there is nothing to change. */
  public boolean isEmpty() {
    return from.snapshot().content().hash().equals(to.snapshot().content().hash());
  }

  /** Whether anything but classes changes. */
  public boolean changesResources() {
    return to.snapshot().content().differencesFrom(from.snapshot().content()).stream()
        .anyMatch(name -> !name.endsWith(".class"));
  }

  /**
   * Why it can't be made in place, in a few words; nothing if it can, as far as is known before.
   *
   * @param serving all generations that serve
   * @param missing the names of classes that it has needed and that were not there
   * @param abilities what the virtual machine can do beyond bodies of methods
   */
  public Optional<String> obstacle(
      Collection<Generation> serving, Set<String> missing, Supplier<Set<Ability>> abilities) {
    if (!isDeclaredAlike()) {
      return Optional.of("the declaration or the packages of module " + unit() + " have changed");
    }
    if (!from.classes().tooNew().isEmpty() || !to.classes().tooNew().isEmpty()) {
      return Optional.of("class files of " + unit() + " are of a format that is too new");
    }
    return classFiles.obstacle(constructed(serving), missing, abilities);
  }

  /** The classes of its own with which the providers that serve were made, by internal name. */
  private Set<String> constructed(Collection<Generation> serving) {
    Stream<String> constructed =
        serving.stream()
            .flatMap(Generation::constructed)
            .filter(generation::has)
            .map(Class::getName);
    return Stream.concat(generation.declared(), constructed)
        .map(name -> name.replace('.', '/'))
        .collect(Collectors.toSet());
  }

  private boolean isDeclaredAlike() {
    byte[] was = from.snapshot().content().entry(DECLARATION).orElseThrow();
    byte[] is = to.snapshot().content().entry(DECLARATION).orElseThrow();
    return Arrays.equals(was, is)
        && from.snapshot().descriptor().equals(to.snapshot().descriptor());
  }

  private String unit() {
    return generation.unit();
  }

  private UnitLoader loader() {
    return (UnitLoader) generation.loader();
  }

  /**
   * The classes that change, loaded as they are: so whoever needs one of them later gets the one
   * that has been redefined.
   *
   * @throws Refusal if one can't be loaded
   */
  Map<Class<?>, byte[]> definitions() throws Refusal {
    Map<Class<?>, byte[]> definitions = new LinkedHashMap<>();
    for (String name : classFiles.changed()) {
      if (classFiles.before().containsKey(name)) {
        definitions.put(load(name.replace('/', '.')), classFiles.after().get(name));
      }
    }
    return definitions;
  }

  private Class<?> load(String name) throws Refusal {
    try {
      return loader().loadClass(name);
    } catch (ClassNotFoundException | LinkageError failure) {
      throw new Refusal(name + " can't be loaded: " + Refusal.summary(failure));
    }
  }

  /** Brings in classes that are new, and resources. */
  void begin() {
    loader().become(to.snapshot(), to.classes());
    to.openServices();
  }

  /** Takes back what {@link #begin} has brought in. */
  void undo() {
    loader().become(from.snapshot(), from.classes());
  }

  /** Notes that the classes have been redefined. */
  void end() {
    generation.become(to);
    if (changesResources()) {
      ResourceBundle.clearCache(loader());
      LoggerBundles.renew(to);
    }
  }
}
