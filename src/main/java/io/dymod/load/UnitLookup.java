package io.dymod.load;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Looks up from inside a unit's module. Some methods of the JDK answer by who calls them, so what a
 * unit has registered there only the unit itself can undo.
 */
public final class UnitLookup {

  private static final String NAME = "DymodInside";

  private UnitLookup() {}

  /**
   * A lookup whose class is in the unit: a class with no more in it than a method that hands out
   * its own lookup is defined beside a provider.
   */
  public static Lookup of(Candidate candidate) throws ReflectiveOperationException {
    Module module = candidate.module();
    String provider =
        module.getDescriptor().provides().iterator().next().providers().iterator().next();
    Class<?> neighbour = Class.forName(module, provider);
    Module dymod = UnitLookup.class.getModule();
    candidate.controller().addOpens(module, neighbour.getPackageName(), dymod);
    candidate.controller().addExports(module, neighbour.getPackageName(), dymod);
    dymod.addReads(module);
    return (Lookup)
        MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup())
            .defineClass(classFile(neighbour.getPackageName()))
            .getMethod("lookup")
            .invoke(null);
  }

  private static byte[] classFile(String packageName) {
    String descriptor = MethodType.methodType(Lookup.class).toMethodDescriptorString();
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        V17,
        ACC_PUBLIC | ACC_SUPER,
        packageName.replace('.', '/') + "/" + NAME,
        null,
        Type.getInternalName(Object.class),
        null);
    MethodVisitor code =
        writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "lookup", descriptor, null, null);
    code.visitCode();
    code.visitMethodInsn(
        INVOKESTATIC, Type.getInternalName(MethodHandles.class), "lookup", descriptor, false);
    code.visitInsn(ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
