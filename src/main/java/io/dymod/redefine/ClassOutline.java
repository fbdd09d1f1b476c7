package io.dymod.redefine;

import static org.objectweb.asm.Opcodes.ASM9;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * A class file in parts that can be compared one by one. A part is a class file that holds nothing
 * else, so two parts are equal if they are byte for byte. Lines and the names of local variables
 * are in none of them.
 *
 * @param name the class, by its internal name
 * @param header all but fields and methods
 * @param fields each field, by name, blank and descriptor
 * @param methods each method without its code, by name and descriptor
 * @param access the flags of each of them, JVMS 4.5 and 4.6
 * @param code the code of each method that has some
 * @param lambdas the methods that a compiler has made of lambdas: these are private and synthetic
 */
record ClassOutline(
    String name,
    Header header,
    SortedMap<String, ByteBuffer> fields,
    SortedMap<String, ByteBuffer> methods,
    Map<String, Integer> access,
    SortedMap<String, ByteBuffer> code,
    Map<String, ByteBuffer> lambdas) {

  /**
   * What a class says of itself.
   *
   * @param declaration access, supertypes, type parameters
   * @param nest the nest, and who is permitted as a subtype
   * @param rest annotations, record components, the method it stands in, its member classes
   */
  record Header(ByteBuffer declaration, ByteBuffer nest, ByteBuffer rest) {}

  /** What the names of methods start with that {@code javac} makes of lambdas. */
  static final String LAMBDA = "lambda$";

  /** The outline of a class file, which has been parsed before. */
  static ClassOutline of(byte[] classFile) {
    Parts parts = new Parts();
    new ClassReader(classFile).accept(parts, 0);
    SortedMap<String, ByteBuffer> lambdas = new TreeMap<>(parts.code);
    lambdas.keySet().removeIf(method -> !isOfLambda(parts.access.get(method)));
    return new ClassOutline(
        parts.name,
        new Header(part(parts.declaration), part(parts.nest), part(parts.rest)),
        parts.fields,
        parts.methods,
        parts.access,
        parts.code,
        lambdas);
  }

  /** Each compiler has names of its own for them, in which they are numbered. */
  private static boolean isOfLambda(int flags) {
    int both = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    return (flags & both) == both;
  }

  private static ByteBuffer part(ClassWriter writer) {
    return ByteBuffer.wrap(writer.toByteArray());
  }

  private static ClassWriter writer() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Part", null, "java/lang/Object", null);
    return writer;
  }

  private static final class Parts extends ClassVisitor {

    private final ClassWriter declaration = new ClassWriter(0);
    private final ClassWriter nest = writer();
    private final ClassWriter rest = writer();
    private final SortedMap<String, ByteBuffer> fields = new TreeMap<>();
    private final SortedMap<String, ByteBuffer> methods = new TreeMap<>();
    private final Map<String, Integer> access = new HashMap<>();
    private final SortedMap<String, ByteBuffer> code = new TreeMap<>();
    private String name = "";

    Parts() {
      super(ASM9);
    }

    @Override
    public void visit(
        int version, int access, String self, String signature, String parent, String[] types) {
      name = self;
      declaration.visit(Opcodes.V17, access, self, signature, parent, types);
    }

    @Override
    public ModuleVisitor visitModule(String module, int access, String version) {
      return rest.visitModule(module, access, version);
    }

    @Override
    public void visitNestHost(String host) {
      nest.visitNestHost(host);
    }

    @Override
    public void visitNestMember(String member) {
      nest.visitNestMember(member);
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
      nest.visitPermittedSubclass(subclass);
    }

    @Override
    public void visitOuterClass(String owner, String method, String descriptor) {
      rest.visitOuterClass(owner, method, descriptor);
    }

    /** Classes of others are named here as soon as some code names them. */
    @Override
    public void visitInnerClass(String inner, String outer, String simple, int access) {
      if (inner.equals(name) || name.equals(outer)) {
        rest.visitInnerClass(inner, outer, simple, access);
      }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return rest.visitAnnotation(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int reference, TypePath path, String descriptor, boolean visible) {
      return rest.visitTypeAnnotation(reference, path, descriptor, visible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      rest.visitAttribute(attribute);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
        String component, String descriptor, String signature) {
      return rest.visitRecordComponent(component, descriptor, signature);
    }

    @Override
    public FieldVisitor visitField(
        int flags, String field, String descriptor, String signature, Object value) {
      ClassWriter writer = writer();
      access.put(field + " " + descriptor, flags);
      FieldVisitor visitor = writer.visitField(flags, field, descriptor, signature, value);
      return new FieldVisitor(ASM9, visitor) {
        @Override
        public void visitEnd() {
          super.visitEnd();
          fields.put(field + " " + descriptor, part(writer));
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(
        int flags, String method, String descriptor, String signature, String[] exceptions) {
      access.put(method + descriptor, flags);
      ClassWriter declared = writer();
      // What was made of a lambda is compared with others, whose numbers differ.
      ClassWriter body = writer();
      return new MethodParts(
          declared.visitMethod(flags, method, descriptor, signature, exceptions),
          body.visitMethod(flags, isOfLambda(flags) ? LAMBDA : method, descriptor, null, null),
          hasCode -> {
            methods.put(method + descriptor, part(declared));
            if (hasCode) {
              code.put(method + descriptor, part(body));
            }
          });
    }
  }
}
