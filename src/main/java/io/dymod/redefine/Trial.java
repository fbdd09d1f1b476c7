package io.dymod.redefine;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Finds out what the virtual machine can do, on a class that is there for nothing else. */
final class Trial {

  private static final String NAME = "io.dymod.redefine.trial.Subject";
  private static final String VOID = "()V";

  private final Instrumentation instrumentation;

  Trial(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** All that it can do. */
  Set<Ability> abilities() {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    for (Ability ability : Ability.values()) {
      if (isThere(ability)) {
        abilities.add(ability);
      }
    }
    return abilities;
  }

  private boolean isThere(Ability ability) {
    Class<?> subject = new Loader().define(classFile(writer -> {}));
    byte[] more = classFile(writer -> add(ability, writer));
    try {
      instrumentation.redefineClasses(new ClassDefinition(subject, more));
      return true;
    } catch (UnmodifiableClassException
        | ClassNotFoundException
        | RuntimeException
        | Error refused) {
      return false;
    }
  }

  private static void add(Ability ability, ClassWriter writer) {
    switch (ability) {
      case PRIVATE_METHODS -> method(writer, ACC_PRIVATE | ACC_STATIC);
      case METHODS -> method(writer, ACC_PUBLIC);
      case FIELDS -> writer.visitField(ACC_PUBLIC, "more", "I", null, null).visitEnd();
    }
  }

  private static void method(ClassWriter writer, int access) {
    MethodVisitor method = writer.visitMethod(access, "more", VOID, null, null);
    method.visitCode();
    method.visitInsn(RETURN);
    method.visitMaxs(0, 1);
    method.visitEnd();
  }

  private static byte[] classFile(Consumer<ClassWriter> members) {
    ClassWriter writer = new ClassWriter(0);
    String name = NAME.replace('.', '/');
    writer.visit(V17, ACC_PUBLIC | ACC_SUPER, name, null, "java/lang/Object", null);
    members.accept(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static final class Loader extends ClassLoader {

    Loader() {
      super(null);
    }

    Class<?> define(byte[] classFile) {
      return defineClass(NAME, classFile, 0, classFile.length);
    }
  }
}
