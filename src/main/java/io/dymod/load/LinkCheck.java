package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.load.ClassFile.Kind;
import io.dymod.load.ClassFile.Reference;
import io.dymod.load.LinkWorld.Owner;
import io.dymod.load.LinkWorld.Place;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what the virtual machine would find out only when a call comes by (JVMS 5.4.3): that each
 * reference from a unit to code that is being edited leads somewhere. That code is the unit itself,
 * other units, and the modules they share. References into libraries and the JDK may legally lead
 * nowhere, for optional dependencies and for other releases; they are reported at DEBUG and reject
 * nothing.
 */
final class LinkCheck {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final String unit;
  private final LinkWorld world;

  LinkCheck(String unit, LinkWorld world) {
    this.unit = unit;
    this.world = world;
  }

  /**
   * Checks the references of some classes.
   *
   * @return the names of classes that they need and that are in a package which nobody has: that is
   *     legal as long as they are not used
   * @throws Refusal at the first reference that leads nowhere
   */
  SortedSet<String> check(Collection<ClassFile> classes) throws Refusal {
    SortedSet<String> missing = new TreeSet<>();
    for (ClassFile from : classes) {
      for (Reference reference : from.references()) {
        check(from.shape(), reference);
        if (world.place(ClassShape.packageOf(reference.owner())).isEmpty()) {
          missing.add(className(reference.owner()));
        }
      }
    }
    return missing;
  }

  private void check(ClassShape from, Reference to) throws Refusal {
    if (!world.isEdited(to.owner())) {
      tellIfMissing(from, to);
      return;
    }
    if (world.isUnknown(to.owner())) {
      return;
    }
    Place place = world.place(ClassShape.packageOf(to.owner())).orElseThrow();
    Optional<ClassShape> owner = world.shape(to.owner());
    if (owner.isEmpty()) {
      throw refusal(
          place,
          "%s needs %s, which %s does not have: %s"
              .formatted(
                  className(from.name()), className(to.owner()), words(place), remedy(place)));
    }
    checkAccess(from, owner.get(), place);
    if (to.kind() != Kind.CLASS) {
      checkMember(from, to, owner.get(), place);
    }
  }

  private void tellIfMissing(ClassShape from, Reference to) {
    if (LOG.isDebugEnabled() && to.kind() == Kind.CLASS && world.shape(to.owner()).isEmpty()) {
      LOG.debug(
          "{} in {} needs {}, which is not there; that is legal as long as it is not used",
          className(from.name()),
          unit,
          className(to.owner()));
    }
  }

  private void checkAccess(ClassShape from, ClassShape to, Place place) throws Refusal {
    if (!place.read()) {
      throw refusal(
          place,
          "%s needs %s of module %s, which %s does not read: add `requires %s;` to its module-info.java, or build %s again"
              .formatted(
                  className(from.name()),
                  className(to.name()),
                  place.name(),
                  unit,
                  place.name(),
                  unit));
    }
    if (!place.exported()) {
      throw refusal(
          place,
          "%s needs %s, but %s does not export package %s to it: add `exports %s;` to its module-info.java, without a `to` if it does not reload"
              .formatted(
                  className(from.name()),
                  className(to.name()),
                  words(place),
                  to.packageName(),
                  to.packageName()));
    }
    if (!to.isPublic() && !isSamePackage(from, to)) {
      throw refusal(
          place,
          "%s needs %s, which is not public: make it public, or build %s again"
              .formatted(className(from.name()), className(to.name()), unit));
    }
  }

  private void checkMember(ClassShape from, Reference to, ClassShape owner, Place place)
      throws Refusal {
    boolean method = to.kind() == Kind.METHOD || to.kind() == Kind.STATIC_METHOD;
    if (method && to.ofInterface() != owner.isInterface()) {
      throw refusal(
          place,
          "%s %s as if %s were %s: %s"
              .formatted(
                  className(from.name()),
                  use(to),
                  className(to.owner()),
                  to.ofInterface()
                      ? "an interface, but it is a class"
                      : "a class, but it is an interface",
                  remedy(place)));
    }
    Resolution resolution = new Resolution(world, to.member());
    Optional<Resolution.Found> found = method ? resolution.method(owner) : resolution.field(owner);
    if (found.isEmpty()) {
      if (resolution.isCertain()) {
        throw refusal(
            place,
            "%s %s, which %s does not have: %s"
                .formatted(className(from.name()), use(to), words(place), remedy(place)));
      }
      return;
    }
    int access = found.get().access();
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    boolean takenForStatic = to.kind() == Kind.STATIC_METHOD || to.kind() == Kind.STATIC_FIELD;
    if (isStatic != takenForStatic) {
      throw refusal(
          place,
          "%s %s as if it were %s: %s"
              .formatted(
                  className(from.name()),
                  use(to),
                  isStatic ? "not static, but it is" : "static, but it is not",
                  remedy(place)));
    }
    if (!isAccessible(from, found.get())) {
      throw refusal(
          place,
          "%s %s, which is %s: make it public, or build %s again"
              .formatted(
                  className(from.name()),
                  use(to),
                  ClassShape.isPrivate(access)
                      ? "private"
                      : ClassShape.isProtected(access) ? "protected" : "not public",
                  unit));
    }
  }

  /** Where a reference leads to another unit, either of the two may be the one to change. */
  private Refusal refusal(Place place, String reason) {
    return place.owner() == Owner.UNIT
        ? new UnitRefusal(List.of(unit, place.name()), reason)
        : new Refusal(reason);
  }

  private boolean isAccessible(ClassShape from, Resolution.Found found) {
    int access = found.access();
    ClassShape owner = found.owner();
    if (ClassShape.isPublic(access)) {
      return true;
    }
    if (ClassShape.isPrivate(access)) {
      return from.host().equals(owner.host());
    }
    return isSamePackage(from, owner)
        || ClassShape.isProtected(access)
            && (isHeir(from, owner) || owner.name().startsWith("java/"));
  }

  private boolean isHeir(ClassShape from, ClassShape owner) {
    return new Resolution(world, "")
        .superclasses(from).stream().anyMatch(shape -> shape.name().equals(owner.name()));
  }

  /** Packages of the same name in two modules are two packages. */
  private boolean isSamePackage(ClassShape one, ClassShape other) {
    return one.packageName().equals(other.packageName());
  }

  /** How a member is used, in the words of the language: {@code calls sheep.api.Names.of(int)}. */
  private static String use(Reference to) {
    if (to.kind() == Kind.FIELD || to.kind() == Kind.STATIC_FIELD) {
      return "uses field " + className(to.owner()) + "." + to.name();
    }
    String parameters =
        Arrays.stream(Type.getArgumentTypes(to.descriptor()))
            .map(Type::getClassName)
            .collect(Collectors.joining(", ", "(", ")"));
    return to.name().equals("<init>")
        ? "makes a new " + className(to.owner()) + parameters
        : "calls " + className(to.owner()) + "." + to.name() + parameters;
  }

  private String words(Place place) {
    return switch (place.owner()) {
      case SELF -> unit;
      case UNIT -> "unit " + place.name();
      case API, LIBRARY -> place.name() + " (fixed since start)";
    };
  }

  private String remedy(Place place) {
    return switch (place.owner()) {
      case SELF -> "build " + unit + " again";
      case UNIT -> "build " + unit + " again, against the new " + place.name();
      case API, LIBRARY -> "restart to load a changed API";
    };
  }

  private static String className(String internalName) {
    return Type.getObjectType(internalName).getClassName();
  }
}
