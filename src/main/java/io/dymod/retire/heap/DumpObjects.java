package io.dymod.retire.heap;

import java.util.Collection;
import java.util.List;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;
import org.netbeans.lib.profiler.heap.ThreadObjectGCRoot;

/** Objects of a heap dump, in words, and with the types that the library leaves out. */
final class DumpObjects {

  private DumpObjects() {}

  static List<Instance> instances(JavaClass type) {
    return type == null ? List.of() : all(Instance.class, type.getInstances());
  }

  /** The direct ones and theirs. */
  static List<JavaClass> subclasses(JavaClass type) {
    return all(JavaClass.class, type.getSubClasses());
  }

  private static <T> List<T> all(Class<T> type, Collection<?> items) {
    return items.stream().map(type::cast).toList();
  }

  /** The characters of a {@code java.lang.String}; empty for anything else. */
  static String text(Object value) {
    if (!(value instanceof Instance string)
        || !(string.getValueOfField("value") instanceof PrimitiveArrayInstance bytes)) {
      return "";
    }
    boolean wide = "1".equals(String.valueOf(string.getValueOfField("coder")));
    List<?> values = bytes.getValues();
    StringBuilder text = new StringBuilder();
    for (int index = 0; index + (wide ? 1 : 0) < values.size(); index += wide ? 2 : 1) {
      int low = Integer.parseInt(values.get(index).toString()) & 0xff;
      int high = wide ? Integer.parseInt(values.get(index + 1).toString()) & 0xff : 0;
      text.append((char) (high << Byte.SIZE | low));
    }
    return text.toString();
  }

  /** An object in words: its class, and of threads and classes the name. */
  static String words(Instance instance) {
    String name = name(instance);
    if (instance.getValueOfField("contextClassLoader") != null || name.endsWith("Thread")) {
      String thread = text(instance.getValueOfField("name"));
      return thread.isEmpty() ? name : name + " \"" + thread + "\"";
    }
    return name;
  }

  static String name(Instance instance) {
    return instance.getJavaClass().getName();
  }

  /** Why an object is a root. */
  static String words(GCRoot root) {
    if (root instanceof JavaFrameGCRoot local) {
      ThreadObjectGCRoot thread = local.getThreadGCRoot();
      StackTraceElement[] stack = thread == null ? null : thread.getStackTrace();
      int frame = local.getFrameNumber();
      return "a local variable"
          + (stack != null && frame >= 0 && frame < stack.length ? " in " + stack[frame] : "")
          + (thread == null ? "" : " of " + words(thread.getInstance()));
    }
    return switch (root.getKind()) {
      case GCRoot.THREAD_OBJECT -> "a live thread";
      case GCRoot.JNI_GLOBAL, GCRoot.JNI_LOCAL, GCRoot.NATIVE_STACK -> "native code";
      case GCRoot.MONITOR_USED -> "a monitor that is held";
      case GCRoot.STICKY_CLASS -> "a class of the JDK";
      default -> root.getKind();
    };
  }
}
