package io.dymod.compile;

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

  /** Whether a class file was made from one of the sources. */
  boolean made(String name, byte[] bytes) {
    String directory = name.substring(0, name.lastIndexOf('/') + 1);
    String simple = name.substring(directory.length(), name.length() - ".class".length());
    int nested = simple.indexOf('$', 1);
    String outermost = nested < 0 ? simple : simple.substring(0, nested);
    return names.contains(directory + outermost + ".java")
        || names.contains(directory + sourceOf(bytes));
  }

  /** JVMS 4.7.10. A class file that is damaged has none. */
  static String sourceOf(byte[] bytes) {
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
      return "";
    }
    return found.toString();
  }
}
