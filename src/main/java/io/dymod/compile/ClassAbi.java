package io.dymod.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * All of a class that the compilation of another one can depend on: everything but method bodies.
 * Private members count too, because they hide inherited ones (JLS 8.3), and constants with their
 * values, because they are copied (JLS 13.1).
 *
 * @param members its members and itself, as text
 * @param kind the part of it that matters even to those who only handle the class as a type: what
 *     it is a subtype of, whether a lambda can implement it, how it may be annotated with
 * @param supertypes its direct supertypes, by binary name
 * @param permitted the subclasses that it permits
 * @param mentioned the classes that its declarations name
 */
record ClassAbi(
    String members,
    String kind,
    Set<String> supertypes,
    Set<String> permitted,
    Set<String> mentioned) {

  /** A class that can't be read, and equals itself alone. */
  private static ClassAbi unreadable(byte[] bytes) {
    String unique = "unreadable " + System.identityHashCode(bytes);
    return new ClassAbi(unique, unique, Set.of(), Set.of(), Set.of());
  }

  /** What a class file shows. */
  static ClassAbi of(byte[] bytes) {
    Reader reader = new Reader();
    try {
      new ClassReader(bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException damaged) {
      return unreadable(bytes);
    }
    return reader.abi();
  }

  private static final class Reader extends ClassVisitor {

    private final StringBuilder members = new StringBuilder();
    private final StringBuilder kind = new StringBuilder();
    private final Set<String> supertypes = new HashSet<>();
    private final Set<String> permitted = new HashSet<>();
    private final Set<String> mentioned = new HashSet<>();
    private String name;
    private int access;

    Reader() {
      super(Opcodes.ASM9);
    }

    ClassAbi abi() {
      return new ClassAbi(
          kind + "\n" + members,
          kind.toString(),
          Set.copyOf(supertypes),
          Set.copyOf(permitted),
          Set.copyOf(mentioned));
    }

    private static void line(StringBuilder text, Object... parts) {
      for (Object part : parts) {
        text.append(part).append(' ');
      }
      text.append('\n');
    }

    private boolean is(int flag) {
      return (access & flag) != 0;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      this.name = name;
      this.access = access;
      line(kind, access, name, signature, superName, List.of(interfaces));
      if (superName != null) {
        supertypes.add(binary(superName));
      }
      for (String parent : interfaces) {
        supertypes.add(binary(parent));
      }
      mentioned.addAll(supertypes);
      mentionSignature(signature);
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
      permitted.add(binary(subclass));
      line(kind, "permits", subclass);
    }

    /** The flags that the language knows of a nested class stand here (JVMS 4.7.6). */
    @Override
    public void visitInnerClass(String inner, String outer, String simple, int flags) {
      if (inner.equals(name)) {
        line(kind, "nested", outer, flags);
      } else if (name.equals(outer)) {
        line(members, "class", inner, flags);
      }
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
        String component, String descriptor, String signature) {
      line(members, "component", component, descriptor, signature);
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int flags, String field, String descriptor, String signature, Object value) {
      if ((flags & Opcodes.ACC_SYNTHETIC) == 0) {
        String type = value == null ? "" : value.getClass().getSimpleName();
        line(members, "field", flags, field, descriptor, signature, type, value);
        mention(Type.getType(descriptor));
        mentionSignature(signature);
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int flags, String method, String descriptor, String signature, String[] exceptions) {
      if ((flags & Opcodes.ACC_SYNTHETIC) != 0 || method.equals("<clinit>")) {
        return null;
      }
      List<String> thrown = exceptions == null ? List.of() : List.of(exceptions);
      boolean makesTheKind =
          is(Opcodes.ACC_ANNOTATION)
              || is(Opcodes.ACC_INTERFACE) && (flags & Opcodes.ACC_ABSTRACT) != 0;
      StringBuilder text = makesTheKind ? kind : members;
      line(text, "method", flags, method, descriptor, signature, thrown);
      mention(Type.getMethodType(descriptor));
      thrown.forEach(type -> mentioned.add(binary(type)));
      mentionSignature(signature);
      return new MethodVisitor(Opcodes.ASM9) {
        /** The constructor of an anonymous class names its parameters as its superclass does. */
        @Override
        public void visitParameter(String parameter, int flags) {
          if (method.equals("<init>")) {
            line(members, "parameter", parameter, flags);
          }
        }

        @Override
        public AnnotationVisitor visitAnnotationDefault() {
          line(kind, "default of", method);
          return null;
        }
      };
    }

    /** How an annotation may be used is said by its own annotations (JLS 9.6.4). */
    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (!is(Opcodes.ACC_ANNOTATION)) {
        return null;
      }
      line(kind, "annotated", descriptor);
      return new Values();
    }

    private final class Values extends AnnotationVisitor {

      Values() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visit(String element, Object value) {
        line(kind, element, value);
        if (value instanceof Type type) {
          mention(type);
        }
      }

      @Override
      public void visitEnum(String element, String descriptor, String value) {
        line(kind, element, value);
      }

      @Override
      public AnnotationVisitor visitAnnotation(String element, String descriptor) {
        line(kind, element, descriptor);
        return this;
      }

      @Override
      public AnnotationVisitor visitArray(String element) {
        line(kind, element);
        return this;
      }
    }

    private void mention(Type type) {
      switch (type.getSort()) {
        case Type.ARRAY -> mention(type.getElementType());
        case Type.OBJECT -> mentioned.add(type.getClassName());
        case Type.METHOD -> {
          mention(type.getReturnType());
          for (Type argument : type.getArgumentTypes()) {
            mention(argument);
          }
        }
        default -> {
          // Primitive types don't change.
        }
      }
    }

    private void mentionSignature(String signature) {
      if (signature != null) {
        new SignatureReader(signature).accept(new Mentions());
      }
    }

    private final class Mentions extends SignatureVisitor {

      private String outer = "";

      Mentions() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visitClassType(String type) {
        outer = binary(type);
        mentioned.add(outer);
      }

      @Override
      public void visitInnerClassType(String type) {
        outer = outer + "$" + type;
        mentioned.add(outer);
      }
    }

    private static String binary(String internalName) {
      return internalName.replace('/', '.');
    }
  }
}
