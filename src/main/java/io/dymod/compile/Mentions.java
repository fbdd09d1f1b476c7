package io.dymod.compile;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * Collects the classes that declarations in a class file name.
 *
 * @param names their binary names
 */
record Mentions(Set<String> names) {

  Mentions() {
    this(new HashSet<>());
  }

  /** Adds the classes that a type consists of. */
  void type(Type type) {
    switch (type.getSort()) {
      case Type.ARRAY -> type(type.getElementType());
      case Type.OBJECT -> names.add(type.getClassName());
      case Type.METHOD -> {
        type(type.getReturnType());
        for (Type argument : type.getArgumentTypes()) {
          type(argument);
        }
      }
      default -> {
        // Primitive types don't change.
      }
    }
  }

  /** Adds the classes in a generic signature; null where there is none, as the reader gives it. */
  void signature(String signature) {
    if (signature != null) {
      new SignatureReader(signature).accept(new Signature());
    }
  }

  static String binary(String internalName) {
    return internalName.replace('/', '.');
  }

  private final class Signature extends SignatureVisitor {

    private String outer = "";

    Signature() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitClassType(String type) {
      outer = binary(type);
      names.add(outer);
    }

    @Override
    public void visitInnerClassType(String type) {
      outer = outer + "$" + type;
      names.add(outer);
    }
  }
}
