package io.dymod.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Listens to the compiler, and notes for each source file which classes its compilation looked at.
 * The trees are read when they have been attributed, and before the compiler rewrites them into
 * simpler ones, so constants have not been folded away and no type has been erased.
 *
 * <p>Types count that no word of the source names, such as those in the middle of a chain of calls.
 * What a type inherits does not have to be noted: whoever reads this adds the subtypes of a class
 * that changes.
 */
final class ReferenceScanner extends TreePathScanner<Void, Void> implements TaskListener {

  private final Trees trees;
  private final Elements elements;
  private final Set<String> modules;

  /** By URI, because the compiler wraps the file objects it is given. */
  private final Map<URI, Collected> files = new HashMap<>();

  private final Map<TypeElement, Optional<String>> reloadable = new HashMap<>();
  private Collected current;

  private static final class Collected {

    private final Set<String> classes = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final TypeParts types;
    private boolean attributed;
    private boolean known = true;

    Collected(Function<TypeElement, Optional<String>> naming) {
      this.types = new TypeParts(type -> naming.apply(type).ifPresent(classes::add));
    }

    void note(Element element) {
      if (element instanceof ExecutableElement method) {
        types.visit(method.asType());
      }
      for (Element owner = element; owner != null; owner = owner.getEnclosingElement()) {
        if (owner instanceof TypeElement type) {
          types.classes().accept(type);
        }
      }
    }
  }

  /**
   * A scanner for a compilation.
   *
   * @param modules the names of the modules whose classes are noted; the others never change
   */
  ReferenceScanner(JavacTask task, Set<String> modules) {
    this.trees = Trees.instance(task);
    this.elements = task.getElements();
    this.modules = modules;
  }

  /** What was noted for a file; that nothing is known, if it was not attributed. */
  References of(JavaFileObject file) {
    Collected collected = files.get(file.toUri());
    return collected == null || !collected.attributed || !collected.known
        ? References.UNKNOWN
        : new References(collected.classes, collected.names, true);
  }

  @Override
  public void finished(TaskEvent event) {
    CompilationUnitTree unit = event.getCompilationUnit();
    if (event.getKind() == TaskEvent.Kind.PARSE) {
      // As written: attribution takes away what turns out not to apply, some annotations say.
      SimpleNames.in(unit, collected(unit).names);
    } else if (event.getKind() == TaskEvent.Kind.ANALYZE) {
      current = collected(unit);
      note(unit, event.getTypeElement());
    }
  }

  private Collected collected(CompilationUnitTree unit) {
    return files.computeIfAbsent(
        unit.getSourceFile().toUri(), added -> new Collected(this::nameInUnit));
  }

  /** Notes a class of a file, and the imports with the first one. */
  private void note(CompilationUnitTree unit, TypeElement analyzed) {
    try {
      TreePath root = new TreePath(unit);
      if (!current.attributed) {
        unit.getImports().forEach(imported -> scan(new TreePath(root, imported), null));
        if (unit.getPackage() != null) {
          scan(new TreePath(root, unit.getPackage()), null);
        }
      }
      current.attributed = true;
      TreePath type = trees.getPath(analyzed);
      if (type != null) {
        scan(type, null);
      } else {
        // The declaration of a module or a package, which can name anything.
        current.known = false;
      }
    } catch (RuntimeException incomplete) {
      // A class on which it rests can't be completed; the file is then compiled each time.
      current.known = false;
    }
  }

  @Override
  public Void scan(TreePath path, Void nothing) {
    note(path);
    return super.scan(path, null);
  }

  @Override
  public Void scan(Tree tree, Void nothing) {
    if (tree != null) {
      note(new TreePath(getCurrentPath(), tree));
    }
    return super.scan(tree, null);
  }

  private void note(TreePath path) {
    Element element = trees.getElement(path);
    if (element != null) {
      current.note(element);
    }
    TypeMirror type = trees.getTypeMirror(path);
    if (type != null) {
      current.types.visit(type);
    }
  }

  /** The binary name of a class of a unit; nothing for a class that never changes. */
  private Optional<String> nameInUnit(TypeElement type) {
    return reloadable.computeIfAbsent(
        type,
        added ->
            Optional.ofNullable(elements.getModuleOf(added))
                .filter(module -> modules.contains(module.getQualifiedName().toString()))
                .map(module -> elements.getBinaryName(added).toString()));
  }
}
