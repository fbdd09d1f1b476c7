package io.dymod.engine;

import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Provider;
import io.dymod.Subscription;
import io.dymod.Unit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What stands behind the door: one implementation for each mode. Each method does what the method
 * of the same name promises in {@link io.dymod.Dymod}, for a caller that is already known.
 */
public interface Engine extends AutoCloseable {

  /** Makes ready to serve; called once. Requests that come meanwhile wait, or get what is there. */
  void start();

  /**
   * The one provider that is asked for.
   *
   * @param <S> the service
   */
  <S> S service(ServiceRequest<S> request);

  /**
   * All providers that are asked for.
   *
   * @param <S> the service
   */
  <S> List<S> services(ServiceRequest<S> request);

  /**
   * All providers that are asked for, to choose from.
   *
   * @param <S> the service
   */
  <S> List<Provider<S>> providers(ServiceRequest<S> request);

  /** See {@link io.dymod.Dymod#reload()}. */
  List<Outcome> reload();

  /** See {@link io.dymod.Dymod#pending()}. */
  List<Unit> pending();

  /** See {@link io.dymod.Dymod#rollback()}. */
  List<Outcome> rollback();

  /** See {@link io.dymod.Dymod#awaitGeneration}. */
  boolean awaitGeneration(String unit, int generation, Duration timeout)
      throws InterruptedException;

  /** See {@link io.dymod.Dymod#awaitLive}. */
  boolean awaitLive(Duration timeout) throws InterruptedException;

  /** See {@link io.dymod.Dymod#pause()}. */
  void pause();

  /** See {@link io.dymod.Dymod#resume()}. */
  void resume();

  /** See {@link io.dymod.Dymod#onReload(Consumer)}. */
  Subscription onReload(Consumer<? super Outcome> listener);

  /**
   * See {@link io.dymod.Dymod#exchange}.
   *
   * @param <T> the type of the objects
   */
  <T> Subscription exchange(
      Supplier<? extends Collection<? extends T>> objects, Consumer<UnaryOperator<T>> replacement);

  /** See {@link io.dymod.Dymod#beforeSwap}. */
  Subscription beforeSwap(Consumer<? super List<Unit>> listener);

  /** See {@link io.dymod.Dymod#units()}. */
  List<Unit> units();

  /** See {@link io.dymod.Dymod#mode()}. */
  Mode mode();

  /** See {@link io.dymod.Dymod#collect()}. */
  List<Outcome> collect();

  /** See {@link io.dymod.Dymod#pathTo(String)}. */
  List<String> pathTo(String generation);

  /** See {@link io.dymod.Host#close()}. */
  @Override
  void close();
}
