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
import java.util.function.UnaryOperator;

/**
 * What goes from the generations that leave to those that arrive, in one swap: the state of
 * providers, and the objects that others hold. All of it is carried over before anything is put in
 * place, so what can't be carried over changes nothing. Its methods run code of units and of the
 * application, on a thread that can be given up.
 */
public final class Transfer {

  private final Carrier carrier;
  private final List<StatePair> pairs;
  private final List<Exchanges.Holder> holders;
  private final List<String> notes = new ArrayList<>();

  /** What each holder's objects become. */
  private final Map<Exchanges.Holder, Map<Object, Object>> exchanged = new IdentityHashMap<>();

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
    this.holders = exchanges.holders();
  }

  /** Whether nobody has anything to hand over. */
  public boolean isEmpty() {
    return pairs.isEmpty() && holders.isEmpty();
  }

  /** What is worth reporting, in words. */
  public List<String> notes() {
    return notes;
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
      Map<Object, Object> successors = new IdentityHashMap<>();
      for (Object held : List.copyOf(holder.objects().get())) {
        Object successor = carryHeld(held);
        if (successor != held) {
          successors.put(held, successor);
        }
      }
      if (!successors.isEmpty()) {
        exchanged.put(holder, successors);
      }
    }
    notes.addAll(carrier.renamed());
    if (!carrier.dropped().isEmpty()) {
      notes.add("dropped: " + String.join(", ", carrier.dropped()));
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

  /** Lets each holder put the successors in the place of its objects. */
  public Void exchange() {
    for (Exchanges.Holder holder : holders) {
      Map<Object, Object> successors = exchanged.get(holder);
      if (successors != null) {
        replaced.add(holder);
        holder.replacement().accept(replacing(successors));
      }
    }
    return null;
  }

  /** Lets each holder put back what it had. */
  public Void takeBack() {
    for (Exchanges.Holder holder : replaced) {
      Map<Object, Object> former = new IdentityHashMap<>();
      exchanged.get(holder).forEach((old, successor) -> former.put(successor, old));
      holder.replacement().accept(replacing(former));
    }
    return null;
  }

  private static UnaryOperator<Object> replacing(Map<Object, Object> others) {
    return object -> others.getOrDefault(object, object);
  }
}
