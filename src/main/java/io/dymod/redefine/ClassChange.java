package io.dymod.redefine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A change of a class that is loaded. It can be made in place if it touches nothing but the bodies
 * of methods, and if what has run already need not run again: the virtual machine keeps objects and
 * static fields as they are ({@link java.lang.instrument.Instrumentation#redefineClasses}).
 *
 * @param before what is loaded
 * @param after what it should be
 */
record ClassChange(ClassOutline before, ClassOutline after) {

  private static final String INITIALISER = "<clinit>()V";
  private static final String CONSTRUCTOR = "<init>";

  /** Of a provider: it is called once, as a constructor is ({@link java.util.ServiceLoader}). */
  private static final String PROVIDER = "provider()";

  /** A change from one class file to another, both of which have been parsed before. */
  static ClassChange of(byte[] before, byte[] after) {
    return new ClassChange(ClassOutline.of(before), ClassOutline.of(after));
  }

  /**
   * Why it can't be made in place, in a few words; nothing if it can.
   *
   * @param isConstructed whether Dymod itself has made the one object that counts, so that a
   *     constructor or provider method which has changed must run again
   * @param abilities what the virtual machine can do beyond bodies of methods
   */
  Optional<String> obstacle(boolean isConstructed, Supplier<Set<Ability>> abilities) {
    return header()
        .or(() -> members("field", before.fields(), after.fields(), abilities))
        .or(() -> members("method", before.methods(), after.methods(), abilities))
        .or(() -> initialisers(isConstructed))
        .or(this::lambdas);
  }

  private Optional<String> header() {
    ClassOutline.Header was = before.header();
    ClassOutline.Header is = after.header();
    if (!was.declaration().equals(is.declaration())) {
      return Optional.of("the declaration of " + className() + " has changed");
    }
    if (!was.nest().equals(is.nest())) {
      return Optional.of("the nested classes or permitted subtypes of " + className() + " changed");
    }
    return was.rest().equals(is.rest())
        ? Optional.empty()
        : Optional.of("annotations or record components of " + className() + " have changed");
  }

  private Optional<String> members(
      String kind,
      SortedMap<String, ByteBuffer> was,
      SortedMap<String, ByteBuffer> is,
      Supplier<Set<Ability>> abilities) {
    SortedSet<String> added = new TreeSet<>(is.keySet());
    added.removeAll(was.keySet());
    if (!added.isEmpty()) {
      Set<Ability> can = abilities.get();
      added.removeIf(member -> needed(member).stream().anyMatch(can::contains));
    }
    if (!added.isEmpty()) {
      return Optional.of(member(kind, added.first()) + " was added to " + className());
    }
    SortedSet<String> removed = new TreeSet<>(was.keySet());
    removed.removeAll(is.keySet());
    if (!removed.isEmpty()) {
      return Optional.of(member(kind, removed.first()) + " was removed from " + className());
    }
    return was.keySet().stream()
        .filter(name -> !was.get(name).equals(is.get(name)))
        .findFirst()
        .map(
            name -> "the declaration of " + member(kind, name) + " of " + className() + " changed");
  }

  /** With one of which the virtual machine can add a member; empty if it never can. */
  private Set<Ability> needed(String member) {
    int access = after.access().get(member);
    if (!isMethod(member)) {
      return (access & Opcodes.ACC_STATIC) == 0 ? Set.of(Ability.FIELDS) : Set.of();
    }
    boolean isFixed = (access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) != 0;
    return (access & Opcodes.ACC_PRIVATE) != 0 && isFixed
        ? Set.of(Ability.METHODS, Ability.PRIVATE_METHODS)
        : Set.of(Ability.METHODS);
  }

  private static boolean isMethod(String member) {
    return member.indexOf('(') >= 0;
  }

  /** What they have done is done; other objects than the one that counts are left as they are. */
  private Optional<String> initialisers(boolean isConstructed) {
    if (isChanged(INITIALISER)) {
      return Optional.of("what " + className() + " does when it is initialised has changed");
    }
    return isConstructed
        ? changed(CONSTRUCTOR)
            .map(method -> "the constructor of " + className() + " has changed")
            .or(() -> changed(PROVIDER).map(this::changedWords))
        : Optional.empty();
  }

  private Optional<String> changed(String start) {
    return after.code().keySet().stream()
        .filter(method -> method.startsWith(start) && isChanged(method))
        .findFirst();
  }

  private String changedWords(String method) {
    return member("method", method) + " of " + className() + " has changed";
  }

  /** Whether anything is different that can be seen when it runs. */
  boolean isVisible() {
    return !before.equals(after);
  }

  private boolean isChanged(String method) {
    ByteBuffer is = after.code().get(method);
    return is != null && !is.equals(before.code().get(method));
  }

  /**
   * The compiler numbers lambdas in their order. If one has the body that another one had, they
   * have moved, and an object that was made of a lambda before would do what another one does.
   */
  private Optional<String> lambdas() {
    for (Map.Entry<String, ByteBuffer> lambda : after.lambdas().entrySet()) {
      boolean moved =
          isChanged(lambda.getKey()) && before.lambdas().containsValue(lambda.getValue());
      if (moved) {
        return Optional.of("lambdas of " + className() + " have changed places");
      }
    }
    return Optional.empty();
  }

  private String className() {
    return Type.getObjectType(after.name()).getClassName();
  }

  /** A member as it is written: {@code field `speed`}, {@code method `turn(int)`}. */
  private static String member(String kind, String key) {
    if (key.startsWith(ClassOutline.LAMBDA)) {
      return "a lambda";
    }
    if (!isMethod(key)) {
      return kind + " `" + key.substring(0, key.indexOf(' ')) + "`";
    }
    int end = key.indexOf('(');
    String name = key.substring(0, end);
    String parameters =
        Arrays.stream(Type.getArgumentTypes(key.substring(end)))
            .map(type -> type.getClassName().replaceFirst(".*\\.", ""))
            .collect(Collectors.joining(", ", "(", ")"));
    return name.equals(CONSTRUCTOR)
        ? "constructor `" + parameters + "`"
        : kind + " `" + name + parameters + "`";
  }
}
