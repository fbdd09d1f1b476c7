package io.dymod.dev;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.function.Supplier;

/**
 * A list that is whatever it is when one looks. Each method looks once, so that what it works on,
 * or gives out, is the list of one moment; what is inherited looks through an iterator, once too.
 */
final class LiveList<E> extends AbstractList<E> {

  private final Supplier<List<E>> now;

  /**
   * A list.
   *
   * @param now gives the list of this moment, which never changes
   */
  LiveList(Supplier<List<E>> now) {
    this.now = now;
  }

  @Override
  public E get(int index) {
    return now.get().get(index);
  }

  @Override
  public int size() {
    return now.get().size();
  }

  @Override
  public boolean contains(Object element) {
    return now.get().contains(element);
  }

  @Override
  public boolean containsAll(Collection<?> elements) {
    return now.get().containsAll(elements);
  }

  @Override
  public int indexOf(Object element) {
    return now.get().indexOf(element);
  }

  @Override
  public int lastIndexOf(Object element) {
    return now.get().lastIndexOf(element);
  }

  @Override
  public Iterator<E> iterator() {
    return now.get().iterator();
  }

  @Override
  public ListIterator<E> listIterator(int index) {
    return now.get().listIterator(index);
  }

  /** Streams too come from here. */
  @Override
  public Spliterator<E> spliterator() {
    return now.get().spliterator();
  }

  @Override
  public List<E> subList(int from, int to) {
    return now.get().subList(from, to);
  }

  @Override
  public Object[] toArray() {
    return now.get().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return now.get().toArray(array);
  }

  /** Of a list since JDK 21, where what is inherited would look twice; so are the next two. */
  public E getFirst() {
    return now.get().iterator().next();
  }

  /** The last element. */
  public E getLast() {
    return reversed().iterator().next();
  }

  /** The list of this moment, in reverse. */
  public List<E> reversed() {
    List<E> reversed = new ArrayList<>(now.get());
    Collections.reverse(reversed);
    return Collections.unmodifiableList(reversed);
  }
}
