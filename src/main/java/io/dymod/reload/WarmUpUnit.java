package io.dymod.reload;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_MANDATED;
import static org.objectweb.asm.Opcodes.ACC_MODULE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import io.dymod.change.Content;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;

/** A small module made up for {@link WarmUpReload}: a provider, and a class that it uses. */
final class WarmUpUnit {

  /** The module's name, and that of its only package. */
  static final String NAME = "dymoddrill";

  private static final String ANSWER = NAME + "/Answer";
  private static final String WORDS = NAME + "/Words";
  private static final String OBJECT = "java/lang/Object";
  private static final String SERVICE = "java/util/function/IntSupplier";
  private static final String FIELD = "number";

  private WarmUpUnit() {}

  /** The module whose provider answers with a number. */
  static Content answering(int number) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("module-info.class", moduleInfo());
    files.put(ANSWER + ".class", answer(number));
    files.put(WORDS + ".class", words());
    return Content.of(files);
  }

  private static byte[] moduleInfo() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V17, ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(NAME, 0, null);
    module.visitRequire("java.base", ACC_MANDATED, null);
    module.visitProvide(SERVICE, ANSWER);
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] answer(int number) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, ANSWER, null, OBJECT, array(SERVICE));
    writer.visitField(ACC_FINAL, FIELD, "I", null, null).visitEnd();
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitLdcInsn(number);
    code.visitFieldInsn(PUTFIELD, ANSWER, FIELD, "I");
    end(code, RETURN);
    code = writer.visitMethod(ACC_PUBLIC, "getAsInt", "()I", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, ANSWER, FIELD, "I");
    end(code, IRETURN);
    code = writer.visitMethod(ACC_PUBLIC, "toString", "()Ljava/lang/String;", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKEVIRTUAL, ANSWER, "getAsInt", "()I", false);
    code.visitMethodInsn(INVOKESTATIC, WORDS, "of", "(I)Ljava/lang/String;", false);
    end(code, ARETURN);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] words() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_FINAL | ACC_SUPER, WORDS, null, OBJECT, null);
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "of", "(I)Ljava/lang/String;", null, null);
    code.visitCode();
    code.visitLdcInsn("number ");
    code.visitVarInsn(ILOAD, 0);
    code.visitMethodInsn(
        INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
    code.visitMethodInsn(
        INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
    end(code, ARETURN);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String[] array(String one) {
    return new String[] {one};
  }

  private static void end(MethodVisitor code, int instruction) {
    code.visitInsn(instruction);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
