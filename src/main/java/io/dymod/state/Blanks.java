package io.dymod.state;

import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Empty containers of the kinds that can be written to. */
final class Blanks {

  private static final Map<Class<?>, Supplier<Collection<Object>>> COLLECTIONS =
      Map.ofEntries(
          Map.entry(ArrayList.class, ArrayList::new),
          Map.entry(LinkedList.class, LinkedList::new),
          Map.entry(ArrayDeque.class, ArrayDeque::new),
          Map.entry(Vector.class, Vector::new),
          Map.entry(Stack.class, Stack::new),
          Map.entry(HashSet.class, HashSet::new),
          Map.entry(LinkedHashSet.class, LinkedHashSet::new),
          Map.entry(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
          Map.entry(CopyOnWriteArraySet.class, CopyOnWriteArraySet::new),
          Map.entry(ConcurrentLinkedQueue.class, ConcurrentLinkedQueue::new),
          Map.entry(ConcurrentLinkedDeque.class, ConcurrentLinkedDeque::new),
          Map.entry(ConcurrentHashMap.KeySetView.class, ConcurrentHashMap::newKeySet));

  private static final Map<Class<?>, Supplier<Map<Object, Object>>> MAPS =
      Map.of(
          HashMap.class, HashMap::new,
          LinkedHashMap.class, LinkedHashMap::new,
          ConcurrentHashMap.class, ConcurrentHashMap::new,
          Hashtable.class, Hashtable::new,
          IdentityHashMap.class, IdentityHashMap::new,
          WeakHashMap.class, WeakHashMap::new);

  private final Carrier carrier;

  Blanks(Carrier carrier) {
    this.carrier = carrier;
  }

  /** One like a collection, if that can be written to. */
  Optional<Collection<Object>> collection(Collection<?> old, Trail trail) throws Refusal {
    Class<?> type = old.getClass();
    if (COLLECTIONS.containsKey(type)) {
      return Optional.of(COLLECTIONS.get(type).get());
    }
    if (old instanceof EnumSet<?> constants) {
      return Optional.of(constants(constants, trail));
    }
    if (type == TreeSet.class) {
      return Optional.of(new TreeSet<>(order(((SortedSet<?>) old).comparator(), trail)));
    }
    if (type == ConcurrentSkipListSet.class) {
      return Optional.of(
          new ConcurrentSkipListSet<>(order(((SortedSet<?>) old).comparator(), trail)));
    }
    if (type == PriorityQueue.class) {
      return Optional.of(new PriorityQueue<>(order(((PriorityQueue<?>) old).comparator(), trail)));
    }
    if (old instanceof LinkedBlockingQueue<?> queue && type == LinkedBlockingQueue.class) {
      return Optional.of(new LinkedBlockingQueue<>(queue.size() + queue.remainingCapacity()));
    }
    if (old instanceof LinkedBlockingDeque<?> queue && type == LinkedBlockingDeque.class) {
      return Optional.of(new LinkedBlockingDeque<>(queue.size() + queue.remainingCapacity()));
    }
    return Optional.empty();
  }

  /** One like a map, if that can be written to. */
  Optional<Map<Object, Object>> map(Map<?, ?> old, Trail trail) throws Refusal {
    Class<?> type = old.getClass();
    if (MAPS.containsKey(type)) {
      return Optional.of(MAPS.get(type).get());
    }
    if (type == EnumMap.class) {
      return Optional.of(constants((EnumMap<?, ?>) old, trail));
    }
    if (type == TreeMap.class) {
      return Optional.of(new TreeMap<>(order(((SortedMap<?, ?>) old).comparator(), trail)));
    }
    if (type == ConcurrentSkipListMap.class) {
      return Optional.of(
          new ConcurrentSkipListMap<>(order(((SortedMap<?, ?>) old).comparator(), trail)));
    }
    return Optional.empty();
  }

  /** An order of the JDK's own is kept; another one may be code of the generation that leaves. */
  private static Comparator<Object> order(Comparator<?> order, Trail trail) throws Refusal {
    boolean isOfJdk =
        order == null
            || order == Comparator.naturalOrder()
            || order == Comparator.reverseOrder()
            || order == String.CASE_INSENSITIVE_ORDER;
    if (!isOfJdk) {
      throw new Refusal(
          trail
              + ": is sorted by a Comparator, which is code and can't be carried over: hand over a"
              + " list, and sort it anew");
    }
    @SuppressWarnings("unchecked")
    Comparator<Object> kept = (Comparator<Object>) order;
    return kept;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Collection<Object> constants(EnumSet<?> old, Trail trail) throws Refusal {
    EnumSet<?> some = old.isEmpty() ? EnumSet.complementOf(old) : old;
    Enum<?> one = some.iterator().next();
    Class type = carrier.classFor(one.getDeclaringClass(), trail);
    return EnumSet.noneOf(type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Map<Object, Object> constants(EnumMap<?, ?> old, Trail trail) throws Refusal {
    Enum<?> one = old.keySet().iterator().next();
    Class type = carrier.classFor(one.getDeclaringClass(), trail);
    return new EnumMap(type);
  }

  /** An empty map for the constants that it is declared for, which is all that is known of it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  EnumMap<?, ?> constants(EnumMap<?, ?> empty, Class<?> declared) {
    return declared.isEnum() && Generation.isOfUnit(declared) ? new EnumMap(declared) : empty;
  }
}
