package io.dymod.redefine;

import static org.objectweb.asm.Opcodes.ASM9;

import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.TypePath;

/**
 * Visits the declaration of a method and its code apart. The names of parameters are in neither:
 * whether they are in a class file at all is a matter of the compiler's options, and whoever asks
 * for them anew gets the new ones.
 */
final class MethodParts extends MethodVisitor {

  private final MethodVisitor declared;
  private final Consumer<Boolean> end;
  private boolean hasCode;

  MethodParts(MethodVisitor declared, MethodVisitor body, Consumer<Boolean> end) {
    super(ASM9, body);
    this.declared = declared;
    this.end = end;
  }

  @Override
  public void visitParameter(String name, int access) {}

  @Override
  public AnnotationVisitor visitAnnotationDefault() {
    return declared.visitAnnotationDefault();
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return declared.visitAnnotation(descriptor, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, TypePath path, String descriptor, boolean visible) {
    return declared.visitTypeAnnotation(reference, path, descriptor, visible);
  }

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {
    declared.visitAnnotableParameterCount(count, visible);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    return declared.visitParameterAnnotation(parameter, descriptor, visible);
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    declared.visitAttribute(attribute);
  }

  @Override
  public void visitCode() {
    hasCode = true;
    super.visitCode();
  }

  @Override
  public void visitLineNumber(int line, Label start) {}

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int index) {}

  @Override
  public void visitEnd() {
    declared.visitEnd();
    super.visitEnd();
    end.accept(hasCode);
  }
}
