package io.dymod.testing;

import static org.objectweb.asm.Opcodes.ACC_MANDATED;
import static org.objectweb.asm.Opcodes.ACC_MODULE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;

/** Class files that no Java compiler has made. */
public final class GeneratedClass {

  private GeneratedClass() {}

  /**
   * The declaration of a module that provides a {@code Supplier}.
   *
   * @param name its name
   * @param provider the internal name of the class that supplies
   * @param requires the modules that it requires beside {@code java.base}
   */
  public static byte[] module(String name, String provider, String... requires) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V17, ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(name, 0, null);
    module.visitRequire("java.base", ACC_MANDATED, null);
    for (String required : requires) {
      module.visitRequire(required, 0, null);
    }
    module.visitExport(provider.substring(0, provider.lastIndexOf('/')), 0);
    module.visitProvide("java/util/function/Supplier", provider);
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * A {@code Supplier} that supplies a text.
   *
   * @param name its internal name
   * @param source the name of the file that it says it was made from
   */
  public static byte[] supplier(String name, String source, String text) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {"java/util/function/Supplier"};
    writer.visit(V17, ACC_PUBLIC | ACC_SUPER, name, null, "java/lang/Object", interfaces);
    writer.visitSource(source, null);
    MethodVisitor made = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitCode();
    made.visitVarInsn(ALOAD, 0);
    made.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    made.visitInsn(RETURN);
    made.visitMaxs(0, 0);
    made.visitEnd();
    MethodVisitor get = writer.visitMethod(ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null);
    get.visitCode();
    get.visitLdcInsn(text);
    get.visitInsn(ARETURN);
    get.visitMaxs(0, 0);
    get.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
