package io.dymod.compile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Reads off a class file what other classes can depend on. */
final class ClassAbiReader extends ClassVisitor {

  private static final int UNSEEN = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_PRIVATE;

  private final StringBuilder members = new StringBuilder();
  private final StringBuilder kind = new StringBuilder();
  private final StringBuilder legacy = new StringBuilder();
  private final Set<String> supertypes = new HashSet<>();
  private final Mentions kindNames = new Mentions();
  private final Mentions mentioned = new Mentions();
  private String name;
  private int access;

  ClassAbiReader() {
    super(Opcodes.ASM9);
  }

  ClassAbi abi() {
    mentioned.names().addAll(kindNames.names());
    return new ClassAbi(
        kind + "\n" + members,
        kind.toString(),
        legacy.toString(),
        supertypes,
        kindNames.names(),
        mentioned.names());
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
      supertypes.add(Mentions.binary(superName));
    }
    for (String parent : interfaces) {
      supertypes.add(Mentions.binary(parent));
    }
    kindNames.names().addAll(supertypes);
    kindNames.signature(signature);
  }

  /** The compiler warns of a class that is used from outside of a file that has another's name. */
  @Override
  public void visitSource(String source, String debug) {
    line(members, "source", source);
  }

  @Override
  public void visitPermittedSubclass(String subclass) {
    kindNames.names().add(Mentions.binary(subclass));
    line(kind, "permits", subclass);
  }

  /** The flags that the language knows of a nested class, and those around it, stand here. */
  @Override
  public void visitInnerClass(String inner, String outer, String simple, int flags) {
    if (inner.equals(name) || name.startsWith(inner + "$")) {
      line(kind, "nested", inner, outer, flags);
      if (outer != null) {
        kindNames.names().add(Mentions.binary(outer));
      }
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
    if ((flags & Opcodes.ACC_SYNTHETIC) != 0) {
      return null;
    }
    String type = value == null ? "" : value.getClass().getSimpleName();
    line(members, "field", flags, field, descriptor, signature, type, value);
    mentioned.type(Type.getType(descriptor));
    mentioned.signature(signature);
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return annotated(members, annotation, visible);
      }

      @Override
      public AnnotationVisitor visitTypeAnnotation(
          int place, TypePath path, String annotation, boolean visible) {
        return annotated(members, annotation, visible, place, path);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String method, String descriptor, String signature, String[] exceptions) {
    if ((flags & Opcodes.ACC_BRIDGE) != 0) {
      line(legacy, "bridge", flags, method, descriptor);
    }
    if ((flags & Opcodes.ACC_SYNTHETIC) != 0 || method.equals("<clinit>")) {
      return null;
    }
    List<String> thrown = exceptions == null ? List.of() : List.of(exceptions);
    StringBuilder text = makesTheKind(flags) ? kind : members;
    Mentions mentions = makesTheKind(flags) ? kindNames : mentioned;
    line(text, "method", flags, method, descriptor, signature, thrown);
    mentions.type(Type.getMethodType(descriptor));
    thrown.forEach(type -> mentions.names().add(Mentions.binary(type)));
    mentions.signature(signature);
    if ((flags & UNSEEN) == 0) {
      line(legacy, "method", method, descriptor);
    }
    return new Method(flags);
  }

  /**
   * Which method of an interface a lambda implements depends on all that an instance has. A default
   * method takes away an abstract one that is inherited.
   */
  private boolean makesTheKind(int flags) {
    return is(Opcodes.ACC_ANNOTATION)
        || is(Opcodes.ACC_INTERFACE) && (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
  }

  private final class Method extends MethodVisitor {

    private final boolean isSeen;

    Method(int flags) {
      super(Opcodes.ASM9);
      isSeen = (flags & UNSEEN) == 0;
    }

    /** Bridge methods, and the constructors of anonymous classes, take names over. */
    @Override
    public void visitParameter(String parameter, int flags) {
      if (isSeen) {
        line(legacy, "parameter", parameter, flags);
      }
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
      line(kind, "default");
      return null;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
      return annotated(members, annotation, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int place, TypePath path, String annotation, boolean visible) {
      return annotated(members, annotation, visible, place, path);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String annotation, boolean visible) {
      return annotated(members, annotation, visible, parameter);
    }
  }

  /** How an annotation may be used is said by its own annotations (JLS 9.6.4). */
  @Override
  public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
    return annotated(is(Opcodes.ACC_ANNOTATION) ? kind : members, annotation, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int place, TypePath path, String annotation, boolean visible) {
    return annotated(members, annotation, visible, place, path);
  }

  private AnnotationVisitor annotated(StringBuilder text, Object... parts) {
    line(text, "annotated", Arrays.asList(parts));
    return new AnnotationText(text, text == kind ? kindNames : mentioned);
  }
}
