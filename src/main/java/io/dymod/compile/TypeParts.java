package io.dymod.compile;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/** Finds the classes that a type consists of: itself, its arguments, its bounds. */
final class TypeParts {

  private final Consumer<TypeElement> classes;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<TypeMirror> next = new ArrayDeque<>();

  /**
   * A finder.
   *
   * @param classes told of each class
   */
  TypeParts(Consumer<TypeElement> classes) {
    this.classes = classes;
  }

  /** Who is told of each class. */
  Consumer<TypeElement> classes() {
    return classes;
  }

  /** Goes through what has not been seen yet of a type. Bounds of variables may lead back here. */
  void visit(TypeMirror type) {
    add(type);
    while (!next.isEmpty()) {
      parts(next.pop());
    }
  }

  private void add(TypeMirror type) {
    if (type != null && seen.add(type)) {
      next.push(type);
    }
  }

  private void add(List<? extends TypeMirror> types) {
    types.forEach(this::add);
  }

  private void parts(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      if (declared.asElement() instanceof TypeElement element) {
        classes.accept(element);
      }
      add(declared.getTypeArguments());
      add(declared.getEnclosingType());
    } else if (type instanceof ArrayType array) {
      add(array.getComponentType());
    } else if (type instanceof TypeVariable variable) {
      add(variable.getUpperBound());
      add(variable.getLowerBound());
    } else if (type instanceof WildcardType wildcard) {
      add(wildcard.getExtendsBound());
      add(wildcard.getSuperBound());
    } else if (type instanceof ExecutableType method) {
      add(method.getReturnType());
      add(method.getParameterTypes());
      add(method.getThrownTypes());
    } else if (type instanceof IntersectionType intersection) {
      add(intersection.getBounds());
    } else if (type instanceof UnionType union) {
      add(union.getAlternatives());
    }
  }
}
