package io.dymod.serve;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Generates the class of one handle: a hidden class that implements the service interface, and of
 * which each method invokes a method handle that is a constant of the class, so that the JIT sees
 * through it.
 *
 * <p>The class lives in the unnamed module of a loader of its own, whose parent is the service's
 * loader. So it sees the service's types by their names, wherever they come from, and needs no more
 * than that the service's package is exported.
 *
 * <p>{@code toString} says who answers now. {@code equals} and {@code hashCode} are those of {@link
 * Object}: a handle is equal to itself alone, in every generation. The three are never forwarded.
 */
final class HandleSpinner {

  private static final String METHOD_HANDLE = Type.getInternalName(MethodHandle.class);
  private static final int DESCRIBE = 0;

  private final Class<?> service;
  private final Lookup lookup;
  private final List<Method> signatures;

  HandleSpinner(Class<?> service) {
    this.service = service;
    this.lookup = new Anchor(service).lookup();
    this.signatures = signatures(service);
  }

  /** The service's methods, as handles whose first parameter is the service. */
  List<MethodHandle> methods() {
    List<MethodHandle> methods = new ArrayList<>();
    for (Method method : signatures) {
      MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
      try {
        methods.add(lookup.findVirtual(service, method.getName(), type).asFixedArity());
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError("a public method of an exported interface", impossible);
      }
    }
    return methods;
  }

  /**
   * Makes the handle.
   *
   * @param targets what each method invokes, in the order of {@link #methods()}
   * @param describe what {@code toString} invokes
   */
  Object spin(List<MethodHandle> targets, MethodHandle describe) {
    List<MethodHandle> constants = new ArrayList<>();
    constants.add(describe);
    constants.addAll(targets);
    try {
      Lookup handle =
          lookup.defineHiddenClassWithClassData(classFile(), List.copyOf(constants), true);
      return handle
          .findConstructor(handle.lookupClass(), MethodType.methodType(void.class))
          .invoke();
    } catch (Throwable impossible) {
      throw new AssertionError("the handle of " + service + " can't be made", impossible);
    }
  }

  /**
   * What a handle has to implement: all that the interface has and inherits, once per name and
   * descriptor, less what it shares with Object.
   */
  private static List<Method> signatures(Class<?> service) {
    Map<String, Method> signatures = new HashMap<>();
    for (Method method : service.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers()) && !isOfObject(method)) {
        signatures.putIfAbsent(method.getName() + Type.getMethodDescriptor(method), method);
      }
    }
    return List.copyOf(signatures.values());
  }

  private static boolean isOfObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException own) {
      return false;
    }
  }

  private byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        V17,
        ACC_PUBLIC | ACC_FINAL | ACC_SUPER,
        Type.getInternalName(lookup.lookupClass()) + "$" + service.getSimpleName(),
        null,
        Type.getInternalName(Object.class),
        new String[] {Type.getInternalName(service)});
    constructor(writer);
    forward(writer, "toString", Type.getMethodDescriptor(Type.getType(String.class)), DESCRIBE);
    for (int index = 0; index < signatures.size(); index++) {
      Method method = signatures.get(index);
      forward(writer, method.getName(), Type.getMethodDescriptor(method), DESCRIBE + 1 + index);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void constructor(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, Type.getInternalName(Object.class), "<init>", "()V", false);
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** A method that hands its arguments to a method handle among the class data. */
  private static void forward(ClassWriter writer, String name, String descriptor, int constant) {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    code.visitLdcInsn(constant(constant));
    int slot = 1;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(ILOAD), slot);
      slot += argument.getSize();
    }
    code.visitMethodInsn(INVOKEVIRTUAL, METHOD_HANDLE, "invokeExact", descriptor, false);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** See {@link MethodHandles#classDataAt}, which is made to bootstrap such constants. */
  private static ConstantDynamic constant(int index) {
    Handle bootstrap =
        new Handle(
            H_INVOKESTATIC,
            Type.getInternalName(MethodHandles.class),
            "classDataAt",
            MethodType.methodType(Object.class, Lookup.class, String.class, Class.class, int.class)
                .toMethodDescriptorString(),
            false);
    return new ConstantDynamic("_", Type.getDescriptor(MethodHandle.class), bootstrap, index);
  }

  /**
   * A loader beside the service's, with one class in it to look up from. A lookup that may define
   * hidden classes has to come from inside its module, so the class hands out its own.
   */
  private static final class Anchor extends ClassLoader {

    private static final String NAME = "io.dymod.handle.Handle";

    Anchor(Class<?> service) {
      super("dymod-handle", service.getClassLoader());
    }

    Lookup lookup() {
      byte[] bytes = classFile();
      Class<?> anchor = defineClass(NAME, bytes, 0, bytes.length);
      try {
        return (Lookup) anchor.getMethod("lookup").invoke(null);
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError("a public method of a public class", impossible);
      }
    }

    private static byte[] classFile() {
      String descriptor = MethodType.methodType(Lookup.class).toMethodDescriptorString();
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      writer.visit(
          V17,
          ACC_PUBLIC | ACC_SUPER,
          NAME.replace('.', '/'),
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
}
