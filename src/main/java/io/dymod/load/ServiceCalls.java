package io.dymod.load;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import io.dymod.load.seen.Services;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns the calls of {@link ServiceLoader} in a class of a unit into those of {@link Services}.
 * Nothing else of the class changes: neither lines nor frames, since each call takes from the stack
 * and leaves on it what it did before.
 */
final class ServiceCalls extends ClassVisitor {

  static final String LOADER = Type.getInternalName(ServiceLoader.class);

  private static final String SERVICES = Type.getInternalName(Services.class);
  private static final String OF_CLASS = "(Ljava/lang/Class;)L" + LOADER + ";";
  private static final String OF_CLASS_AND_LOADER =
      "(Ljava/lang/Class;Ljava/lang/ClassLoader;)L" + LOADER + ";";
  private static final String OF_LAYER_AND_CLASS =
      "(Ljava/lang/ModuleLayer;Ljava/lang/Class;)L" + LOADER + ";";
  private static final Set<String> LOADS =
      Set.of(OF_CLASS, OF_CLASS_AND_LOADER, OF_LAYER_AND_CLASS);
  private static final Set<String> ASKED =
      Set.of("iterator", "spliterator", "forEach", "findFirst", "stream", "reload");

  /** A method reference to {@code load} refers to a method that calls it. */
  private static final String REFERRED = "dymod$load";

  /** The most that a call of load lies on the stack above what it is given. */
  private static final int MORE_STACK = 4;

  private final Set<String> referred = new HashSet<>();
  private String self = "";
  private boolean isInterface;

  private ServiceCalls(ClassWriter writer) {
    super(ASM9, writer);
  }

  /** The class file that is defined for a class file that calls service loaders. */
  static byte[] redirected(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new ServiceCalls(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    self = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Code(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  @Override
  public void visitEnd() {
    for (String descriptor : referred) {
      int access = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
      MethodVisitor code = visitMethod(access, REFERRED, descriptor, null, null);
      code.visitCode();
      int parameters = Type.getArgumentTypes(descriptor).length;
      for (int index = 0; index < parameters; index++) {
        code.visitVarInsn(ALOAD, index);
      }
      code.visitMethodInsn(INVOKESTATIC, LOADER, "load", descriptor, false);
      code.visitInsn(ARETURN);
      code.visitMaxs(parameters, parameters);
      code.visitEnd();
    }
    super.visitEnd();
  }

  private final class Code extends MethodVisitor {

    Code(MethodVisitor to) {
      super(ASM9, to);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      if (!owner.equals(LOADER)) {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      } else if (isLoad(name, descriptor)) {
        load(descriptor);
      } else if (isAsked(name, opcode == INVOKESTATIC)) {
        super.visitMethodInsn(INVOKESTATIC, SERVICES, name, withLoader(descriptor), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      }
    }

    private void load(String descriptor) {
      Type unit = Type.getObjectType(self);
      String called = descriptor;
      if (descriptor.equals(OF_CLASS)) {
        super.visitLdcInsn(unit);
        super.visitMethodInsn(
            INVOKESTATIC,
            SERVICES,
            "contextLoader",
            "(Ljava/lang/Class;)Ljava/lang/ClassLoader;",
            false);
        called = OF_CLASS_AND_LOADER;
      }
      super.visitInsn(DUP2);
      super.visitMethodInsn(INVOKESTATIC, LOADER, "load", called, false);
      super.visitLdcInsn(unit);
      String noted = called.replace(")", "L" + LOADER + ";Ljava/lang/Class;)");
      super.visitMethodInsn(INVOKESTATIC, SERVICES, "loaded", noted, false);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] redirected = arguments.clone();
      for (int index = 0; index < redirected.length; index++) {
        if (redirected[index] instanceof Handle handle && handle.getOwner().equals(LOADER)) {
          redirected[index] = redirected(handle);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, redirected);
    }

    private Handle redirected(Handle handle) {
      String name = handle.getName();
      String descriptor = handle.getDesc();
      if (isLoad(name, descriptor)) {
        referred.add(descriptor);
        return new Handle(H_INVOKESTATIC, self, REFERRED, descriptor, isInterface);
      }
      return isAsked(name, handle.getTag() == H_INVOKESTATIC)
          ? new Handle(H_INVOKESTATIC, SERVICES, name, withLoader(descriptor), false)
          : handle;
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      super.visitMaxs(stack + MORE_STACK, locals);
    }
  }

  private static boolean isLoad(String name, String descriptor) {
    return name.equals("load") && LOADS.contains(descriptor);
  }

  private static boolean isAsked(String name, boolean isStatic) {
    return !isStatic && ASKED.contains(name);
  }

  private static String withLoader(String descriptor) {
    return "(L" + LOADER + ";" + descriptor.substring(1);
  }
}
