package io.dymod.retire.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netbeans.lib.profiler.heap.ArrayItemValue;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * A reference that keeps its target alive.
 *
 * @param holder the object that refers
 * @param words the field or the index, for people
 */
record DumpReference(Instance holder, String words) {

  /** All references to an object that count, from objects. */
  static List<DumpReference> to(Instance target) {
    List<DumpReference> references = new ArrayList<>();
    for (Object value : target.getReferences()) {
      if (value instanceof ArrayItemValue item) {
        references.add(
            new DumpReference(
                item.getDefiningInstance(),
                DumpObjects.name(item.getDefiningInstance()) + " [" + item.getIndex() + "]"));
      } else if (value instanceof FieldValue field && counts(field)) {
        references.add(new DumpReference(field.getDefiningInstance(), words(field)));
      }
    }
    return references;
  }

  /** Weak, soft and phantom references, and those of finalizers, are made to be overlooked. */
  private static boolean counts(FieldValue field) {
    return !(field.getField().getName().equals("referent")
            && field.getField().getDeclaringClass().getName().equals("java.lang.ref.Reference"))
        && field.getDefiningInstance() != null;
  }

  /** A static field that refers to an object, of a class that another loader has defined. */
  static Optional<String> staticFieldOutside(Instance target, Instance loader) {
    for (Object value : target.getReferences()) {
      if (value instanceof FieldValue field && field.getField().isStatic()) {
        JavaClass type = field.getField().getDeclaringClass();
        Instance owner = type.getClassLoader();
        boolean own = owner != null && owner.getInstanceId() == loader.getInstanceId();
        if (!own && !field.getField().getName().startsWith("<")) {
          return Optional.of("static field " + words(field));
        }
      }
    }
    return Optional.empty();
  }

  private static String words(FieldValue field) {
    if (field.getField().getName().equals("<classLoader>")) {
      return "its class loader";
    }
    return field.getField().getDeclaringClass().getName() + "." + field.getField().getName();
  }
}
