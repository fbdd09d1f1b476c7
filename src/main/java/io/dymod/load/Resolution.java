package io.dymod.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;

/**
 * Resolves one member the way the virtual machine does: fields by JVMS 5.4.3.2, methods by 5.4.3.3
 * and 5.4.3.4.
 */
final class Resolution {

  /**
   * What was found.
   *
   * @param owner the class that declares the member
   * @param access the member's flags
   */
  record Found(ClassShape owner, int access) {}

  private final LinkWorld world;
  private final String member;
  private boolean certain = true;

  /**
   * Resolution of a member.
   *
   * @param member its name and descriptor
   */
  Resolution(LinkWorld world, String member) {
    this.world = world;
    this.member = member;
  }

  /** Whether all ancestors were known, so that nothing found means that there is nothing. */
  boolean isCertain() {
    return certain;
  }

  /** Looks in the superclasses, and then for a method of an interface that can be inherited. */
  Optional<Found> method(ClassShape start) {
    List<ClassShape> classes = superclasses(start);
    for (ClassShape shape : classes) {
      Optional<Found> found = declared(shape, access -> true, true);
      if (found.isPresent()) {
        return found;
      }
    }
    if (member.startsWith("<init>")) {
      certain = true;
      return Optional.empty();
    }
    for (ClassShape shape : interfaces(classes)) {
      int notInherited = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
      Optional<Found> found = declared(shape, access -> (access & notInherited) == 0, true);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Looks in the class, its interfaces, and then the same in the superclass. */
  Optional<Found> field(ClassShape start) {
    for (ClassShape shape : superclasses(start)) {
      Optional<Found> own = declared(shape, access -> true, false);
      if (own.isPresent()) {
        return own;
      }
      for (ClassShape parent : interfaces(List.of(shape))) {
        Optional<Found> inherited = declared(parent, access -> true, false);
        if (inherited.isPresent()) {
          return inherited;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> declared(ClassShape shape, Predicate<Integer> fits, boolean method) {
    return Optional.ofNullable((method ? shape.methods() : shape.fields()).get(member))
        .filter(fits)
        .map(access -> new Found(shape, access));
  }

  /** A class and its superclasses, upwards. */
  List<ClassShape> superclasses(ClassShape start) {
    List<ClassShape> classes = new ArrayList<>();
    Optional<ClassShape> next = Optional.of(start);
    while (next.isPresent() && !classes.contains(next.get())) {
      classes.add(next.get());
      next = next.get().superclass().flatMap(this::known);
    }
    return classes;
  }

  /** All interfaces of some classes, each before those that it extends. */
  private Set<ClassShape> interfaces(List<ClassShape> classes) {
    Set<ClassShape> found = new LinkedHashSet<>();
    List<ClassShape> next = new ArrayList<>(classes);
    for (int index = 0; index < next.size(); index++) {
      for (String name : next.get(index).interfaces()) {
        known(name).filter(found::add).ifPresent(next::add);
      }
    }
    return found;
  }

  private Optional<ClassShape> known(String name) {
    Optional<ClassShape> shape = world.shape(name);
    certain &= shape.isPresent();
    return shape;
  }
}
