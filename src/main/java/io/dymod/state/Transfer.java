package io.dymod.state;

import io.dymod.Stateful;
import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import io.dymod.load.UnitRefusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes from the generations that leave to those that arrive, in one swap: the state of
 * providers, and the objects that others hold. All of it is carried over before anything is put in
 * place, so what can't be carried over changes nothing. Its methods run code of units and of the
 * application, on a thread that can be given up.
 */
public final class Transfer {

  private final Carrier carrier;
  private final List<StatePair> pairs;
  private final Exchanges exchanges;

  /** Who holds objects when it begins. */
  private List<Exchanges.Holder> holders = List.of();

  private final List<String> notes = new ArrayList<>();

  /** What each holder's objects become. */
  private final IdentityHashMap<Exchanges.Holder, Map<Object, Object>> exchanged =
      new IdentityHashMap<>();

  /** Who has had objects replaced. */
  private final List<Exchanges.Holder> replaced = new ArrayList<>();

  /**
   * What is to go over.
   *
   * @param exchanges who holds objects
   * @param outgoing the generations that serve no more, without those of units that are removed
   * @param incoming the generations that serve then
   * @param next all generations that serve then, by unit
   */
  public Transfer(
      Exchanges exchanges,
      Collection<Generation> outgoing,
      Collection<Generation> incoming,
      Map<String, Generation> next) {
    this.carrier = new Carrier(new Successors(outgoing, next));
    this.pairs = StatePair.of(outgoing, incoming);
    this.exchanges = exchanges;
  }

  /** Begins, which may be long after it was made ready. */
  public void begin() {
    holders = exchanges.holders();
  }

  /** Whether nobody has anything to hand over. */
  public boolean isEmpty() {
    return pairs.isEmpty() && holders.isEmpty();
  }

  /** What is worth reporting, in words. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(carrier.renamed());
    if (!carrier.dropped().isEmpty()) {
      all.add("dropped: " + String.join(", ", carrier.dropped()));
    }
    return all;
  }

  /**
   * Gives the arriving providers their state, and makes ready what is to be exchanged.
   *
   * @throws Refusal if something can't be carried over, and is not given up
   */
  public Void handOver() throws Refusal {
    for (StatePair pair : pairs) {
      handOver(pair);
    }
    for (Exchanges.Holder holder : holders) {
      IdentityHashMap<Object, Object> successors = new IdentityHashMap<>();
      for (Object held : List.copyOf(holder.objects().get())) {
        successors.put(held, carryHeld(held));
      }
      exchanged.put(holder, successors);
    }
    return null;
  }

  private void handOver(StatePair pair) throws Refusal {
    if (pair.to().isEmpty()) {
      notes.add("state of " + pair.name() + " dropped");
      return;
    }
    Stateful<Object> next = pair.to().get();
    Object state = pair.from().state();
    if (state == null) {
      return;
    }
    Object carried;
    try {
      carried =
          carrier.whole(state, Types.argumentOf(next.getClass(), Stateful.class), Trail.WHOLE);
    } catch (Refusal refusal) {
      if (!next.startsAnew(refusal.getMessage())) {
        throw new UnitRefusal(
            Set.of(pair.unit()),
            "the state of %s can't be handed over: %s"
                .formatted(pair.name(), refusal.getMessage()));
      }
      notes.add("%s starts anew: %s".formatted(pair.name(), refusal.getMessage()));
      return;
    }
    next.restore(carried);
    notes.add("state handed over");
  }

  private Object carryHeld(Object held) throws Refusal {
    try {
      return carrier.whole(held, Object.class, Trail.of(held));
    } catch (Refusal refusal) {
      throw new Refusal(
          "an object that the program offers for exchange can't be carried over: "
              + refusal.getMessage());
    }
  }

  /**
   * Lets each holder put the successors in the place of its objects. Another thread may have
   * brought some since they were made ready; these are carried over now.
   *
   * @throws Refusal if one of these can't be
   */
  public Void exchange() throws Refusal {
    for (Exchanges.Holder holder : holders) {
      Map<Object, Object> successors = exchanged.get(holder);
      replaced.add(holder);
      try {
        holder.replacement().accept(object -> successor(object, successors));
      } catch (Late late) {
        throw late.refusal;
      }
    }
    return null;
  }

  private Object successor(Object held, Map<Object, Object> successors) {
    Object known = successors.get(held);
    if (known != null) {
      return known;
    }
    try {
      Object successor = carryHeld(held);
      successors.put(held, successor);
      return successor;
    } catch (Refusal refusal) {
      throw new Late(refusal);
    }
  }

  /** What was brought late can't be carried over; passes through the code of a holder. */
  private static final class Late extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Late(Refusal refusal) {
      super(refusal.getMessage(), refusal, false, false);
      this.refusal = refusal;
    }
  }

  /** Lets each holder put back what it had. */
  public Void takeBack() {
    for (Exchanges.Holder holder : replaced) {
      IdentityHashMap<Object, Object> former = new IdentityHashMap<>();
      exchanged.get(holder).forEach((old, successor) -> former.put(successor, old));
      holder.replacement().accept(object -> former.getOrDefault(object, object));
    }
    return null;
  }
}
