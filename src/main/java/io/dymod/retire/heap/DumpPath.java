package io.dymod.retire.heap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * The shortest way from a root of garbage collection to the class loader of a generation, by a
 * breadth-first search from the loader backwards. An object leads to its class, and a class to its
 * loader, which are no fields, but keep alive just the same. A static field of a class that is not
 * the generation's counts as a root: what keeps that class is nobody's question.
 *
 * <p>The virtual machine leaves the fields of {@code java.lang.Class} itself out of heap dumps. So
 * where nothing else is found, the map of a {@code ClassValue} counts as a root too.
 */
final class DumpPath {

  private static final String CLASS_VALUES = "java.lang.ClassValue$ClassValueMap";

  /** How an object was come by: what it refers to, and how. */
  private record Step(Instance target, String words) {}

  private final Heap heap;
  private final Instance loader;
  private final String generation;
  private final Map<Long, Step> steps = new HashMap<>();
  private final Deque<Instance> next = new ArrayDeque<>();
  private Optional<Instance> classValues = Optional.empty();

  /**
   * A search.
   *
   * @param loader the class loader
   * @param generation its name
   */
  DumpPath(Heap heap, Instance loader, String generation) {
    this.heap = heap;
    this.loader = loader;
    this.generation = generation;
  }

  /** Searches; gives a line a step, from the root on. */
  List<String> search() {
    meet(loader, null, "");
    while (!next.isEmpty()) {
      Instance found = next.poll();
      Optional<String> root = root(found);
      if (root.isPresent()) {
        return path(root.get(), found);
      }
      expand(found);
    }
    return classValues
        .map(map -> path("field classValueMap of some class", map))
        .orElse(
            List.of(
                "no reference leads to " + generation + ": the virtual machine itself keeps it"));
  }

  private Optional<String> root(Instance found) {
    GCRoot root = heap.getGCRoot(found);
    return root != null
        ? Optional.of(DumpObjects.words(root))
        : DumpReference.staticFieldOutside(found, loader);
  }

  private void expand(Instance found) {
    if (classValues.isEmpty() && DumpObjects.name(found).equals(CLASS_VALUES)) {
      classValues = Optional.of(found);
    }
    for (DumpReference reference : DumpReference.to(found)) {
      meet(reference.holder(), found, reference.words());
    }
    JavaClass type = heap.getJavaClassByID(found.getInstanceId());
    if (type != null) {
      for (Instance instance : DumpObjects.instances(type)) {
        meet(instance, found, "its class");
      }
      for (JavaClass subclass : DumpObjects.subclasses(type)) {
        meet(heap.getInstanceByID(subclass.getJavaClassId()), found, "its superclass");
      }
    }
  }

  private void meet(Instance instance, Instance target, String words) {
    if (instance != null && !steps.containsKey(instance.getInstanceId())) {
      steps.put(instance.getInstanceId(), new Step(target, words));
      next.add(instance);
    }
  }

  private List<String> path(String root, Instance first) {
    List<String> lines = new ArrayList<>();
    lines.add(root + " -> " + words(first));
    Step step = steps.get(first.getInstanceId());
    while (step.target() != null) {
      lines.add(step.words() + " -> " + words(step.target()));
      step = steps.get(step.target().getInstanceId());
    }
    return lines;
  }

  private String words(Instance instance) {
    if (instance.getInstanceId() == loader.getInstanceId()) {
      return "class loader " + generation;
    }
    JavaClass type = heap.getJavaClassByID(instance.getInstanceId());
    return type != null ? "class " + type.getName() : DumpObjects.words(instance);
  }
}
