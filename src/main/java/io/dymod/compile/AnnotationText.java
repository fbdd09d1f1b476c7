package io.dymod.compile;

import java.lang.reflect.Array;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes down what an annotation says. */
final class AnnotationText extends AnnotationVisitor {

  private final StringBuilder text;
  private final Mentions mentions;

  AnnotationText(StringBuilder text, Mentions mentions) {
    super(Opcodes.ASM9);
    this.text = text;
    this.mentions = mentions;
  }

  @Override
  public void visit(String element, Object value) {
    text.append(element).append('=');
    if (value.getClass().isArray()) {
      for (int index = 0; index < Array.getLength(value); index++) {
        text.append(Array.get(value, index)).append(',');
      }
    } else {
      text.append(value);
    }
    text.append('\n');
    if (value instanceof Type type) {
      mentions.type(type);
    }
  }

  @Override
  public void visitEnum(String element, String descriptor, String value) {
    text.append(element).append('=').append(descriptor).append(value).append('\n');
  }

  @Override
  public AnnotationVisitor visitAnnotation(String element, String descriptor) {
    text.append(element).append('=').append(descriptor).append("(\n");
    return this;
  }

  @Override
  public AnnotationVisitor visitArray(String element) {
    text.append(element).append("=(\n");
    return this;
  }

  @Override
  public void visitEnd() {
    text.append(")\n");
  }
}
