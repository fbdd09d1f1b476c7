package io.dymod.retire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Counts the garbage collections that unload classes, which are few: a collection of young objects
 * keeps each class there is. So a class is made that nobody needs, in a loader that nobody needs;
 * when it is gone, there has been such a collection, and the next one is made. It takes no module
 * beside {@code java.base} to find out. Used by the retiring thread alone.
 */
final class CollectionCount {

  private static final byte[] CLASS_FILE = classFile();

  private final ReferenceQueue<Object> queue;
  private Reference<?> sentinel;
  private int count;

  /**
   * A count of none.
   *
   * @param queue told of each collection
   */
  CollectionCount(ReferenceQueue<Object> queue) {
    this.queue = queue;
  }

  /** How many there have been while somebody asked. */
  int now() {
    if (sentinel == null) {
      sentinel = sentinel();
    } else if (sentinel.refersTo(null)) {
      count++;
      sentinel = sentinel();
    }
    return count;
  }

  private Reference<?> sentinel() {
    return new WeakReference<Object>(new Sentinel().define(), queue);
  }

  private static byte[] classFile() {
    try (InputStream in = Sentinel.class.getResourceAsStream("CollectionCount$Needless.class")) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A class loader with one class, soon forgotten. */
  private static final class Sentinel extends ClassLoader {

    Sentinel() {
      super("dymod-collected", null);
    }

    ClassLoader define() {
      defineClass(Needless.class.getName(), CLASS_FILE, 0, CLASS_FILE.length);
      return this;
    }
  }

  /** The class that nobody needs. */
  private static final class Needless {}
}
