package io.dymod.state;

import io.dymod.Subscription;
import io.dymod.retire.pin.Pin;
import io.dymod.retire.pin.RetiredGeneration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Those who hold objects of units' classes, and offer them for exchange. For any thread. */
public final class Exchanges implements Pin {

  /**
   * Somebody who holds objects.
   *
   * @param objects gives them
   * @param replacement puts another object in the place of each
   */
  record Holder(
      Supplier<? extends Collection<?>> objects, Consumer<UnaryOperator<Object>> replacement) {}

  private final List<Holder> holders = new CopyOnWriteArrayList<>();

  /**
   * See {@link io.dymod.Dymod#exchange}.
   *
   * @param <T> the type of the objects
   */
  public <T> Subscription add(
      Supplier<? extends Collection<? extends T>> objects, Consumer<UnaryOperator<T>> replacement) {
    // What is put in the place of an object is of the class of the same name.
    @SuppressWarnings("unchecked")
    Consumer<UnaryOperator<Object>> any =
        (Consumer<UnaryOperator<Object>>) (Consumer<?>) replacement;
    Holder holder = new Holder(objects, any);
    holders.add(holder);
    return () -> holders.remove(holder);
  }

  List<Holder> holders() {
    return List.copyOf(holders);
  }

  @Override
  public List<String> release(RetiredGeneration gone) {
    boolean removed =
        holders.removeIf(holder -> gone.owns(holder.objects) || gone.owns(holder.replacement));
    return removed ? List.of("forgot what it offered for exchange") : List.of();
  }
}
