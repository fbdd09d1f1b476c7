package io.dymod.reload;

import io.dymod.Exclusive;
import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import io.dymod.scope.OwnedResource;
import io.dymod.scope.OwnedResources;
import io.dymod.scope.TimeLimited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Passes on what only one generation can have, in one swap: the outgoing ones release it, the
 * incoming ones take it. If anything fails, all goes back. See {@link Exclusive} for the steps.
 */
final class ExclusiveRelay {

  private final Limits limits;
  private final List<Holder> old;
  private final List<Holder> next;
  private final List<Holder> released = new ArrayList<>();
  private final List<Holder> taken = new ArrayList<>();

  /** How long a provider may take to take, and to release. */
  record Limits(Duration take, Duration release) {}

  /** Provider and generation. */
  private record Holder(Exclusive provider, String generation, OwnedResources owned) {

    boolean isOfSameProvider(Holder other) {
      return provider == other.provider;
    }

    String what(String method) {
      return provider.getClass().getName() + "." + method + "()";
    }
  }

  /** From some generations to others; nothing is passed on yet. */
  ExclusiveRelay(Collection<Generation> outgoing, Collection<Generation> incoming, Limits limits) {
    this.limits = limits;
    this.old = holders(outgoing);
    this.next = holders(incoming);
  }

  /**
   * Lets the outgoing ones release what they have.
   *
   * @throws Refusal if that fails; then {@link #takeBack} is to be called
   */
  void release() throws Refusal {
    for (Holder holder : old) {
      Optional<Holder> same = next.stream().filter(holder::isOfSameProvider).findFirst();
      if (same.isPresent()) {
        next.remove(same.get());
        passOn(holder, same.get());
      } else {
        release(holder);
      }
    }
  }

  /**
   * Lets the incoming ones take it.
   *
   * @throws Refusal if that fails; then {@link #takeBack} is to be called
   */
  void take() throws Refusal {
    for (Holder holder : next) {
      taken.add(holder);
      check(holder, tryToTake(holder));
    }
  }

  /** An object that both have keeps what it has taken; the later one lets go of it in the end. */
  private static void passOn(Holder old, Holder next) {
    old.owned.remove(old.provider, old.what("release")).ifPresent(next.owned::add);
  }

  private void release(Holder holder) throws Refusal {
    Optional<OwnedResource> ending = holder.owned.remove(holder.provider, holder.what("release"));
    if (ending.isPresent()) {
      released.add(holder);
      check(holder, TimeLimited.run(holder.generation, ending.get(), limits.release));
    }
  }

  private static void check(Holder holder, Optional<String> trouble) throws Refusal {
    if (trouble.isPresent()) {
      throw new Refusal(
          "what only one generation can have was not passed on, because of %s: %s"
              .formatted(holder.generation, trouble.get()));
    }
  }

  private Optional<String> tryToTake(Holder holder) {
    Optional<String> trouble =
        TimeLimited.run(
            holder.generation,
            holder.what("take"),
            limits.take,
            () -> {
              holder.provider.take();
              return Optional.empty();
            });
    if (trouble.isEmpty()) {
      holder.owned.add(ending(holder.provider, holder.what("release")));
    }
    return trouble;
  }

  /** How a provider lets go of what it has taken. */
  private static OwnedResource ending(Exclusive provider, String what) {
    return OwnedResource.of(provider, what, provider::release);
  }

  /** What was taken is released, and what was released is taken again, in reverse order. */
  String takeBack() {
    StringBuilder words = new StringBuilder();
    for (Holder holder : taken) {
      holder.owned.remove(holder.provider, holder.what("release"));
      TimeLimited.run(
          holder.generation, ending(holder.provider, holder.what("release")), limits.release);
    }
    for (int index = released.size() - 1; index >= 0; index--) {
      Holder holder = released.get(index);
      Optional<String> trouble = tryToTake(holder);
      words.append("\n").append(holder.generation);
      words.append(
          trouble
              .map(why -> " has released it, and can't take it back: " + why)
              .orElse(" has taken it back"));
    }
    return words.toString();
  }

  private static List<Holder> holders(Collection<Generation> generations) {
    List<Holder> holders = new ArrayList<>();
    for (Generation generation : generations) {
      List<Generation.Provider> providers = new ArrayList<>();
      generation.services().forEach(service -> providers.addAll(generation.providers(service)));
      providers.removeIf(provider -> !(provider.instance() instanceof Exclusive));
      providers.sort(Comparator.comparing(Generation.Provider::type));
      for (Generation.Provider provider : providers) {
        Exclusive exclusive = (Exclusive) provider.instance();
        if (holders.stream().noneMatch(known -> known.provider == exclusive)) {
          holders.add(new Holder(exclusive, generation.toString(), generation.owned()));
        }
      }
    }
    return holders;
  }
}
