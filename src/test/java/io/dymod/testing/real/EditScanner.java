package io.dymod.testing.real;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Finds what can be edited in a source file. */
final class EditScanner extends TreeScanner<Void, Void> {

  private static final Pattern ACCESS = Pattern.compile("\\b(public|protected|private)\\b");
  private static final List<String> DEPRECATION =
      List.of("@Deprecated ", "@Deprecated(forRemoval = true) ");

  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final int number;
  private final SortedMap<String, List<TextEdit>> edits = new TreeMap<>();

  EditScanner(String text, CompilationUnitTree unit, SourcePositions positions, int number) {
    this.text = text;
    this.unit = unit;
    this.positions = positions;
    this.number = number;
  }

  SortedMap<String, List<TextEdit>> edits() {
    return edits;
  }

  private void offer(String kind, int start, int end, String replacement) {
    if (start >= 0 && end >= start) {
      edits
          .computeIfAbsent(kind, added -> new ArrayList<>())
          .add(new TextEdit(start, end, replacement));
    }
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  @Override
  public Void visitClass(ClassTree type, Void nothing) {
    int brace = brace(type);
    if (!type.getSimpleName().isEmpty() && brace > 0) {
      declaration(type, type.getModifiers());
      boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
      if (isInterface || type.getKind() == Tree.Kind.CLASS) {
        offer("add a field", brace + 1, brace + 1, " public int added" + number + " = 1;");
        offer(
            "add a method",
            brace + 1,
            brace + 1,
            (isInterface ? " default" : " public") + " void added" + number + "() {}");
        offer("add a class", brace + 1, brace + 1, " static class Added" + number + " {}");
      }
      if (isInterface) {
        offer("add an abstract method", brace + 1, brace + 1, " void added" + number + "();");
      }
      if (type.getKind() != Tree.Kind.ANNOTATION_TYPE && type.getImplementsClause().isEmpty()) {
        String word = isInterface ? " extends " : " implements ";
        offer("change interfaces", brace, brace, word + "java.io.Serializable ");
      }
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree field && type.getKind() == Tree.Kind.CLASS) {
          field(field);
        }
      }
    }
    return super.visitClass(type, null);
  }

  /** Where the body begins. */
  private int brace(ClassTree type) {
    int header =
        Stream.of(
                Stream.of(type.getModifiers(), type.getExtendsClause()),
                type.getImplementsClause().stream(),
                type.getTypeParameters().stream())
            .flatMap(trees -> trees)
            .filter(tree -> tree != null)
            .mapToInt(this::end)
            .max()
            .orElse(-1);
    return start(type) < 0 ? -1 : text.indexOf('{', Math.max(header, start(type)));
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    boolean isConstructor = method.getReturnType() == null;
    declaration(method, method.getModifiers());
    offer("remove a member", start(method), end(method), "");
    if (!isConstructor) {
      if (method.getBody() != null) {
        int brace = start(method.getBody());
        String check = " if (System.nanoTime() == " + number + "L) { throw new Error(); }";
        offer("body", brace + 1, brace + 1, check);
      }
      String overload = "public static Object %s(Object... added) { return null; } ";
      offer("add an overload", start(method), start(method), overload.formatted(method.getName()));
      widen(method.getReturnType());
    }
    method.getParameters().forEach(parameter -> widen(parameter.getType()));
    return super.visitMethod(method, null);
  }

  private void widen(Tree type) {
    if (type instanceof PrimitiveTypeTree primitive
        && primitive.getPrimitiveTypeKind() == TypeKind.INT) {
      offer("signature", start(type), end(type), "long");
    }
  }

  private void field(VariableTree field) {
    declaration(field, field.getModifiers());
    offer("remove a member", start(field), end(field), "");
    boolean isConstant = field.getModifiers().getFlags().contains(Modifier.FINAL);
    if (isConstant && field.getInitializer() instanceof LiteralTree literal) {
      String value = text.substring(start(literal), end(literal));
      if (literal.getKind() == Tree.Kind.STRING_LITERAL) {
        offer("constant", start(literal), end(literal), value + " + \"" + number + "\"");
      } else if (literal.getKind() == Tree.Kind.INT_LITERAL) {
        offer("constant", start(literal), end(literal), "1 + " + value);
      }
    }
  }

  private void declaration(Tree declared, ModifiersTree modifiers) {
    boolean isDeprecated = false;
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      if (annotation.getAnnotationType().toString().equals("Deprecated")) {
        isDeprecated = true;
        offer("annotation", start(annotation), end(annotation), "");
      }
    }
    if (!isDeprecated) {
      String deprecation = DEPRECATION.get(number % DEPRECATION.size());
      offer("annotation", start(declared), start(declared), deprecation);
    }
    if (end(modifiers) > 0) {
      Matcher access = ACCESS.matcher(text).region(start(modifiers), end(modifiers));
      if (access.find()) {
        String other = access.group().equals("protected") ? "public" : "";
        offer("visibility", access.start(), access.end(), other);
      }
    }
  }
}
