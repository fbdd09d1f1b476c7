package io.dymod.load;

import io.dymod.warmup.Shortcut;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * That a version of a unit has passed the link check and verification. Of the next version, a class
 * with the same bytes need not pass them again if all that the two look at is as it was:
 *
 * <ul>
 *   <li>the module's declaration and packages, the required units, and what never reloads;
 *   <li>which classes the unit has, and their supertypes and access, which decide what can be
 *       assigned to what (JVMS 4.10.1.2);
 *   <li>the members of each class that it refers to, and of the supertypes of that class, among
 *       which a member is looked for (JVMS 5.4.3);
 *   <li>whatever else its direct supertypes say of their subtypes, such as who is permitted.
 * </ul>
 *
 * Where one of the first two has changed, nothing is taken over. Only parsed bytes are kept here,
 * and no class that was loaded.
 *
 * @param module the declaration
 * @param classes the classes that passed
 * @param required the classes of the units that it requires, directly or not
 */
record LinkProof(ModuleDescriptor module, UnitClasses classes, List<UnitClasses> required) {

  /** What it will be worth to have checked a candidate. */
  static LinkProof of(Candidate candidate, List<Candidate> required) {
    return new LinkProof(
        candidate.snapshot().descriptor(),
        candidate.classes(),
        required.stream().map(Candidate::classes).toList());
  }

  /** The classes of this version that have to be checked, given what was proven before. */
  Collection<ClassFile> leftOpenBy(Optional<LinkProof> before) {
    Map<String, ClassFile> all = classes.classes();
    if (!Shortcut.PROOFS.isTaken() || before.isEmpty() || !isComparableTo(before.get())) {
      return all.values();
    }
    Map<String, ClassFile> proven = before.get().classes.classes();
    Map<String, ClassFile> changed = new HashMap<>(all);
    changed.entrySet().removeIf(entry -> proven.get(entry.getKey()) == entry.getValue());
    Set<String> reshaped = new HashSet<>();
    for (ClassFile file : changed.values()) {
      ClassFile known = proven.get(file.shape().name());
      if (known != null && !known.shape().equals(file.shape())) {
        if (!known.shape().isPlacedLike(file.shape())) {
          return all.values();
        }
        reshaped.add(file.shape().name());
      }
    }
    Set<String> heirs = withSubtypes(changed.keySet());
    Set<String> lookedIn = withSubtypes(reshaped);
    List<ClassFile> open = new ArrayList<>();
    for (ClassFile file : all.values()) {
      if (heirs.contains(file.shape().name()) || refersToOne(file, lookedIn)) {
        open.add(file);
      }
    }
    return open;
  }

  private boolean isComparableTo(LinkProof before) {
    return module.equals(before.module)
        && classes.tooNew().isEmpty()
        && before.classes.tooNew().isEmpty()
        && classes.classes().keySet().containsAll(before.classes.classes().keySet())
        && areTheSame(required, before.required);
  }

  /** Equal would do as well, but takes longer to find out. */
  private static boolean areTheSame(List<UnitClasses> one, List<UnitClasses> other) {
    boolean same = one.size() == other.size();
    for (int index = 0; same && index < one.size(); index++) {
      same = one.get(index) == other.get(index);
    }
    return same;
  }

  private Set<String> withSubtypes(Set<String> names) {
    Set<String> all = new HashSet<>(names);
    boolean grows = !names.isEmpty();
    while (grows) {
      grows = false;
      for (ClassFile file : classes.classes().values()) {
        grows |= file.shape().supertypes().anyMatch(all::contains) && all.add(file.shape().name());
      }
    }
    return all;
  }

  private static boolean refersToOne(ClassFile file, Set<String> names) {
    return !names.isEmpty()
        && file.references().stream().anyMatch(reference -> names.contains(reference.owner()));
  }
}
