package io.dymod.compile;

import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Tells which class files were made from which Java sources.
 *
 * @param names the names of the sources, {@code sheep/impl/CountSheep.java}
 */
record SourceFiles(Set<String> names) {

  private static final String JAVA = ".java";

  /**
   * Whether a class file comes from elsewhere than Java sources: from another language, or from a
   * generator of class files. One that was made from a Java source is either made anew, or is left
   * over from a source that has been deleted.
   */
  boolean isForeign(String name, byte[] bytes) {
    return !names.contains(byName(name)) && !sourceOf(bytes).endsWith(JAVA);
  }

  /**
   * The name of the source that a class file was made from, which may be one that is there no more.
   *
   * @return nothing if it was not made from Java
   */
  Optional<String> madeFrom(String name, byte[] bytes) {
    String source = sourceOf(bytes);
    String named = byName(name);
    if (source.isEmpty()) {
      return names.contains(named) ? Optional.of(named) : Optional.empty();
    }
    return source.endsWith(JAVA) ? Optional.of(directory(name) + source) : Optional.empty();
  }

  private static String directory(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** The source of a class that is called like its file. */
  private static String byName(String name) {
    String directory = directory(name);
    String simple = name.substring(directory.length(), name.length() - ".class".length());
    int nested = simple.indexOf('$', 1);
    return directory + (nested < 0 ? simple : simple.substring(0, nested)) + JAVA;
  }

  /** Whether it can't be told what a class file was made from, because it is not whole. */
  static boolean isDamaged(byte[] bytes) {
    return read(bytes).isEmpty();
  }

  private static String sourceOf(byte[] bytes) {
    return read(bytes).orElse("");
  }

  /** JVMS 4.7.10. */
  private static Optional<String> read(byte[] bytes) {
    StringBuilder found = new StringBuilder();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public void visitSource(String source, String debug) {
            found.append(source == null ? "" : source);
          }
        };
    try {
      new ClassReader(bytes).accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
    return Optional.of(found.toString());
  }
}
