package io.dymod;

/**
 * A provider that hands its state to its successor when an edit needs a new generation.
 *
 * <pre>{@code
 * public final class Flight implements GameSystem, Stateful<Flight.State> {
 *   record State(Ship ship, List<Rock> rocks) {}
 *
 *   @Override public State state() { return new State(ship, List.copyOf(rocks)); }
 *   @Override public void restore(State state) { ship = state.ship(); … }
 * }
 * }</pre>
 *
 * <p>State of types that don't reload, such as those of the JDK and of API modules, is passed on as
 * it is: the very objects, which both providers then share. Of the unit's own types, <b>records,
 * enums, sealed families of these, arrays and the JDK's collections of them</b> are carried over by
 * shape:
 *
 * <ul>
 *   <li>A record becomes one of the new class of the same name. Components are matched by name, and
 *       carried over in turn. A value is widened where an assignment would widen it (JLS 5.2).
 *   <li>A component that is new gets its default from a constructor that has all parameters but
 *       that one: {@code Ship(double x, double y) { this(x, y, 3); }}. One that is no more is
 *       dropped, and that is reported.
 *   <li>An enum constant becomes the one of the same name.
 *   <li>A class that is no more has become the one of the same simple name in another package. A
 *       record may also have become the one with the same components, and an enum the one with the
 *       same constants. There must be just one that is new, and it is reported.
 *   <li>What was one object is one object again. Collections may contain what contains them.
 *   <li>For anything else, the new class declares a static method that takes a {@link Former} and
 *       returns the class: it says how one is made from what there was.
 * </ul>
 *
 * What can't be carried over is refused with the path to it: {@code player.inventory[3].weight: was
 * String, is int}. Then {@link #startsAnew} decides.
 *
 * <p>The state goes from the provider to that of the same class name in the next generation, or to
 * the only one that has taken its place. It is asked for and given when the next generation has
 * been proven and constructed, immediately before the swap, and after an {@link Exclusive} provider
 * has released what it had: first {@code state()}, then {@code restore()}, then {@link
 * Exclusive#take}. What callers change between {@code state()} and the swap is not carried over,
 * unless it lies in an object that both share; with {@code dymod.auto=staged} the program chooses a
 * moment at which nobody calls. An edit that goes live in place keeps the objects, so nothing is
 * handed over. In release none of this is ever called.
 *
 * <p>All methods are called on a thread of Dymod's, and have {@link Settings#rehearsal()} all
 * together.
 *
 * @param <S> the type of the state
 */
public interface Stateful<S> {

  /**
   * The state of this provider, which still serves, and goes on to serve if the change is rejected.
   * So this changes nothing.
   *
   * @return the state, or {@code null} if there is none to hand over
   */
  S state();

  /**
   * Takes the state of the generation before. Called after the constructor, and before anything
   * else is called. What it throws rejects the change.
   *
   * @param state what {@link #state} gave, carried over to the classes of this generation
   */
  void restore(S state);

  /**
   * Whether to go live without the state where it can't be carried over, and so as after a start.
   * By default the change is rejected.
   *
   * @param reason why it can't, in words
   */
  default boolean startsAnew(String reason) {
    return false;
  }
}
