package io.dymod.compile;

import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * All of a class that the compilation of another one can depend on: everything but method bodies.
 * Private members count too, because they hide inherited ones (JLS 8.3), constants with their
 * values, because they are copied (JLS 13.1), and annotations, because warnings rest on some of
 * them and bridge methods take all of them over.
 *
 * @param members its members and itself, as text
 * @param kind the part of it that matters even to those who only handle the class as a type: what
 *     it is a subtype of, whether a lambda can implement it and how, how it may be annotated with
 * @param legacy the part of it that matters only to its subclasses: how parameters are called, and
 *     which bridge methods they find already there
 * @param supertypes its direct supertypes, by binary name
 * @param kindNames the classes that the kind names, and those around it
 * @param mentioned all classes that its declarations name
 */
record ClassAbi(
    String members,
    String kind,
    String legacy,
    Set<String> supertypes,
    Set<String> kindNames,
    Set<String> mentioned) {

  /** A view whose collections can't be changed. */
  ClassAbi {
    supertypes = Set.copyOf(supertypes);
    kindNames = Set.copyOf(kindNames);
    mentioned = Set.copyOf(mentioned);
  }

  /** A class that can't be read, and equals itself alone. */
  private static ClassAbi unreadable(byte[] bytes) {
    String unique = "unreadable " + System.identityHashCode(bytes);
    return new ClassAbi(unique, unique, unique, Set.of(), Set.of(), Set.of());
  }

  /** What a class file shows. */
  static ClassAbi of(byte[] bytes) {
    ClassAbiReader reader = new ClassAbiReader();
    try {
      new ClassReader(bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException damaged) {
      return unreadable(bytes);
    }
    return reader.abi();
  }
}
