package io.dymod;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Supplier;

/**
 * A list that is whatever it is when one looks. An iterator goes over what there was when it was
 * made.
 */
final class LiveList<S> extends AbstractList<S> {

  private final Supplier<List<S>> now;

  LiveList(Supplier<List<S>> now) {
    this.now = now;
  }

  @Override
  public S get(int index) {
    return now.get().get(index);
  }

  @Override
  public int size() {
    return now.get().size();
  }

  @Override
  public Iterator<S> iterator() {
    return now.get().iterator();
  }

  @Override
  public ListIterator<S> listIterator(int index) {
    return now.get().listIterator(index);
  }
}
