package io.dymod.serve;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Generates the class of one handle. It implements the service interface, and each of its methods
 * asks a method handle for the provider and calls the same method of that. The method handle is a
 * constant of the class and gives a constant for as long as the provider answers, so the JIT sees
 * through both, and the call is a direct one.
 *
 * <p>A call is an ordinary call of the interface. So the methods may be whatever the language
 * allows: they may take as many arguments as a method can, of types that are not accessible from
 * here.
 *
 * <p>The class lives in the unnamed module of a loader of its own, whose parent is the service's
 * loader. So it sees the service's types by their names, wherever they come from, and needs no more
 * than that the service's package is exported. It is not a hidden class, because the virtual
 * machine leaves the frames of those out of the stacks of virtual threads, and these frames are how
 * a call in flight is told from what a provider runs of its own.
 *
 * <p>{@code toString} says who answers now. {@code equals} and {@code hashCode} are those of {@link
 * Object}: a handle is equal to itself alone, in every generation. The three are never forwarded.
 */
final class HandleSpinner {

  /** Stands in stack traces. */
  private static final String LOADER = "dymod-handle";

  private static final String PACKAGE = "io.dymod.handle.";
  private static final String METHOD_HANDLE = Type.getInternalName(MethodHandle.class);
  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final List<String> CONSTANTS = List.of("ANSWER", "DESCRIBE");

  private final Class<?> service;
  private final String name;
  private final String answer;

  private HandleSpinner(Class<?> service) {
    this.service = service;
    this.name = PACKAGE + service.getSimpleName();
    this.answer = "()" + Type.getDescriptor(service);
  }

  /**
   * Makes a handle.
   *
   * @param service what it implements
   * @param answer gives who answers calls: takes nothing, and returns the service
   * @param describe gives what {@code toString} does
   */
  static Object spin(Class<?> service, MethodHandle answer, MethodHandle describe) {
    HandleSpinner spinner = new HandleSpinner(service);
    Loader loader = new Loader(service, List.of(answer, describe));
    Class<?> handle = loader.define(spinner.name, spinner.classFile());
    try {
      return handle.getConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError("the handle of " + service + " can't be made", impossible);
    }
  }

  private byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        V17,
        ACC_PUBLIC | ACC_FINAL | ACC_SUPER,
        internalName(),
        null,
        OBJECT,
        new String[] {Type.getInternalName(service)});
    writer.visitSource("handle", null);
    constants(writer);
    constructor(writer);
    description(writer);
    methods().forEach(method -> forward(writer, method));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private String internalName() {
    return name.replace('.', '/');
  }

  /**
   * What a handle has to implement: all that the interface has and inherits, once per name and
   * descriptor, less what it shares with Object.
   */
  private Collection<Method> methods() {
    Map<String, Method> methods = new HashMap<>();
    for (Method method : service.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers()) && !isOfObject(method)) {
        methods.putIfAbsent(method.getName() + Type.getMethodDescriptor(method), method);
      }
    }
    return methods.values();
  }

  private static boolean isOfObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException own) {
      return false;
    }
  }

  /** The JIT trusts a static final field, which the class fills with what its loader has for it. */
  private void constants(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    for (int index = 0; index < CONSTANTS.size(); index++) {
      String constant = CONSTANTS.get(index);
      writer
          .visitField(
              ACC_PRIVATE | ACC_STATIC | ACC_FINAL, constant, descriptor(METHOD_HANDLE), null, null)
          .visitEnd();
      code.visitLdcInsn(Type.getObjectType(internalName()));
      code.visitMethodInsn(
          INVOKEVIRTUAL,
          Type.getInternalName(Class.class),
          "getClassLoader",
          "()" + Type.getDescriptor(ClassLoader.class),
          false);
      String source = Type.getInternalName(IntFunction.class);
      code.visitTypeInsn(CHECKCAST, source);
      code.visitIntInsn(SIPUSH, index);
      code.visitMethodInsn(INVOKEINTERFACE, source, "apply", "(I)" + descriptor(OBJECT), true);
      code.visitTypeInsn(CHECKCAST, METHOD_HANDLE);
      code.visitFieldInsn(PUTSTATIC, internalName(), constant, descriptor(METHOD_HANDLE));
    }
    end(code, RETURN);
  }

  private static String descriptor(String internalName) {
    return Type.getObjectType(internalName).getDescriptor();
  }

  private static void end(MethodVisitor code, int returning) {
    code.visitInsn(returning);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void constructor(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    end(code, RETURN);
  }

  private void description(ClassWriter writer) {
    String descriptor = "()" + Type.getDescriptor(String.class);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "toString", descriptor, null, null);
    code.visitCode();
    invoke(code, "DESCRIBE", descriptor);
    end(code, Type.getReturnType(descriptor).getOpcode(IRETURN));
  }

  private void invoke(MethodVisitor code, String constant, String descriptor) {
    code.visitFieldInsn(GETSTATIC, internalName(), constant, descriptor(METHOD_HANDLE));
    code.visitMethodInsn(INVOKEVIRTUAL, METHOD_HANDLE, "invokeExact", descriptor, false);
  }

  /** A method that calls the same method of whoever answers. */
  private void forward(ClassWriter writer, Method method) {
    String descriptor = Type.getMethodDescriptor(method);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, method.getName(), descriptor, null, null);
    code.visitCode();
    invoke(code, "ANSWER", answer);
    int slot = 1;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(ILOAD), slot);
      slot += argument.getSize();
    }
    code.visitMethodInsn(
        INVOKEINTERFACE, Type.getInternalName(service), method.getName(), descriptor, true);
    end(code, Type.getReturnType(descriptor).getOpcode(IRETURN));
  }

  /** A loader beside the service's, with one class in it, and with that class's constants. */
  private static final class Loader extends ClassLoader implements IntFunction<MethodHandle> {

    private final List<MethodHandle> constants;

    Loader(Class<?> service, List<MethodHandle> constants) {
      super(LOADER, service.getClassLoader());
      this.constants = constants;
    }

    Class<?> define(String name, byte[] classFile) {
      return defineClass(name, classFile, 0, classFile.length);
    }

    @Override
    public MethodHandle apply(int index) {
      return constants.get(index);
    }
  }
}
