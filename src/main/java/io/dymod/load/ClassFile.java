package io.dymod.load;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.H_GETSTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_PUTSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class file, parsed: what others can refer to in it, and what it refers to.
 *
 * @param bytes the class file; not to be written to
 * @param shape what it offers
 * @param references what it needs
 * @param callsServiceLoaders whether it calls a method of {@link java.util.ServiceLoader}
 */
@SuppressWarnings("ArrayRecordComponent") // Only the same object is the same class file.
record ClassFile(
    byte[] bytes, ClassShape shape, Set<Reference> references, boolean callsServiceLoaders) {

  private static final int NEWEST_KNOWN = Opcodes.V28;

  /** The way in which a class is referred to. */
  enum Kind {
    CLASS,
    METHOD,
    STATIC_METHOD,
    FIELD,
    STATIC_FIELD
  }

  /**
   * A reference to a class or to a member of one.
   *
   * @param owner the class, by its internal name
   * @param name the member's name; empty for the class itself
   * @param descriptor the member's descriptor; empty for the class itself
   * @param kind what it is taken for
   * @param ofInterface whether the owner of a method is taken for an interface
   */
  record Reference(String owner, String name, String descriptor, Kind kind, boolean ofInterface) {

    /** The key of the member in a {@link ClassShape}. */
    String member() {
      return name + descriptor;
    }
  }

  /** Whether a class file is of a Java release that the parser does not know. */
  static boolean isTooNew(byte[] bytes) {
    int major = bytes.length < 8 ? 0 : (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    return bytes.length >= 8
        && (bytes[0] & 0xff) == 0xca
        && (bytes[1] & 0xff) == 0xfe
        && major > NEWEST_KNOWN;
  }

  /**
   * Parses a class file.
   *
   * @throws IllegalArgumentException if it is newer than the reader understands
   * @throws RuntimeException if it is damaged
   */
  static ClassFile parse(byte[] bytes) {
    Collector collector = new Collector();
    new ClassReader(bytes).accept(collector, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return new ClassFile(
        bytes, collector.shape(), collector.references, collector.callsServiceLoaders);
  }

  /** The class file that is defined for it. */
  byte[] defined() {
    return callsServiceLoaders ? ServiceCalls.redirected(bytes) : bytes;
  }

  private static final class Collector extends ClassVisitor {

    private final Set<Reference> references = new LinkedHashSet<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Map<String, Integer> fields = new HashMap<>();
    private List<String> interfaces = List.of();
    private Optional<String> superclass = Optional.empty();
    private boolean callsServiceLoaders;
    private String name;
    private String host;
    private int access;

    Collector() {
      super(ASM9);
    }

    ClassShape shape() {
      return new ClassShape(name, access, superclass, interfaces, host, methods, fields);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      this.access = access;
      this.name = name;
      this.host = name;
      this.superclass = Optional.ofNullable(superName);
      this.interfaces = List.of(interfaces);
      superclass.ifPresent(this::type);
      this.interfaces.forEach(this::type);
    }

    @Override
    public void visitNestHost(String nestHost) {
      host = nestHost;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      fields.put(name + descriptor, access);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      methods.put(name + descriptor, access);
      return new CodeCollector();
    }

    private void type(String internalName) {
      Type type = Type.getObjectType(internalName);
      type(type);
    }

    private void type(Type type) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      if (element.getSort() == Type.OBJECT) {
        references.add(new Reference(element.getInternalName(), "", "", Kind.CLASS, false));
      }
    }

    private void member(
        String owner, String name, String descriptor, Kind kind, boolean ofInterface) {
      if (owner.startsWith("[")) {
        type(owner);
      } else {
        references.add(new Reference(owner, name, descriptor, kind, ofInterface));
        callsServiceLoaders |= owner.equals(ServiceCalls.LOADER);
      }
    }

    private void constant(Object constant) {
      if (constant instanceof Type type) {
        type(type);
      } else if (constant instanceof Handle handle) {
        handle(handle);
      } else if (constant instanceof ConstantDynamic dynamic) {
        handle(dynamic.getBootstrapMethod());
        for (int index = 0; index < dynamic.getBootstrapMethodArgumentCount(); index++) {
          constant(dynamic.getBootstrapMethodArgument(index));
        }
      }
    }

    private void handle(Handle handle) {
      int tag = handle.getTag();
      boolean field = tag <= H_PUTSTATIC;
      boolean isStatic = tag == H_GETSTATIC || tag == H_PUTSTATIC || tag == H_INVOKESTATIC;
      Kind kind =
          field
              ? isStatic ? Kind.STATIC_FIELD : Kind.FIELD
              : isStatic ? Kind.STATIC_METHOD : Kind.METHOD;
      member(handle.getOwner(), handle.getName(), handle.getDesc(), kind, handle.isInterface());
    }

    private final class CodeCollector extends MethodVisitor {

      CodeCollector() {
        super(ASM9);
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        type(type);
      }

      @Override
      public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        type(descriptor);
      }

      @Override
      public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        if (type != null) {
          type(type);
        }
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean isStatic = opcode == GETSTATIC || opcode == PUTSTATIC;
        member(owner, name, descriptor, isStatic ? Kind.STATIC_FIELD : Kind.FIELD, false);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        Kind kind = opcode == INVOKESTATIC ? Kind.STATIC_METHOD : Kind.METHOD;
        member(owner, name, descriptor, kind, isInterface);
      }

      @Override
      public void visitLdcInsn(Object value) {
        constant(value);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        handle(bootstrap);
        Arrays.stream(arguments).forEach(Collector.this::constant);
      }
    }
  }
}
