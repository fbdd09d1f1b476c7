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
 * Passes on what only one generation can have: the outgoing ones release it, the incoming ones take
 * it. If one of them fails, all goes back. See {@link Exclusive} for the steps.
 */
final class Handover {

  private final Duration takeLimit;
  private final Duration releaseLimit;

  /** Provider and generation. */
  private record Holder(Exclusive provider, String generation, OwnedResources owned) {

    boolean isOfSameProvider(Holder other) {
      return provider == other.provider;
    }

    String what(String method) {
      return provider.getClass().getName() + "." + method + "()";
    }
  }

  Handover(Duration takeLimit, Duration releaseLimit) {
    this.takeLimit = takeLimit;
    this.releaseLimit = releaseLimit;
  }

  /**
   * Passes on from some generations to others.
   *
   * @throws Refusal if that fails; the outgoing ones have again what they had then
   */
  void run(Collection<Generation> outgoing, Collection<Generation> incoming) throws Refusal {
    List<Holder> released = new ArrayList<>();
    List<Holder> taken = new ArrayList<>();
    try {
      List<Holder> next = holders(incoming);
      for (Holder old : holders(outgoing)) {
        Optional<Holder> same = next.stream().filter(old::isOfSameProvider).findFirst();
        if (same.isPresent()) {
          next.remove(same.get());
          passOn(old, same.get());
        } else {
          release(old, released);
        }
      }
      for (Holder holder : next) {
        taken.add(holder);
        take(holder);
      }
    } catch (Refusal refusal) {
      throw new Refusal(refusal.getMessage() + takeBack(released, taken));
    }
  }

  /** An object that both have keeps what it has taken; the later one lets go of it in the end. */
  private static void passOn(Holder old, Holder next) {
    old.owned.remove(old.provider, old.what("release")).ifPresent(next.owned::add);
  }

  private void release(Holder holder, List<Holder> released) throws Refusal {
    Optional<OwnedResource> ending = holder.owned.remove(holder.provider, holder.what("release"));
    if (ending.isPresent()) {
      released.add(holder);
      check(holder, TimeLimited.run(holder.generation, ending.get(), releaseLimit));
    }
  }

  private void take(Holder holder) throws Refusal {
    check(holder, tryToTake(holder));
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
            takeLimit,
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

  /** What was released is taken again, in reverse order, and words are made of it. */
  private String takeBack(List<Holder> released, List<Holder> taken) {
    StringBuilder words = new StringBuilder();
    for (Holder next : taken) {
      next.owned.remove(next.provider, next.what("release"));
      TimeLimited.run(next.generation, ending(next.provider, next.what("release")), releaseLimit);
    }
    for (int index = released.size() - 1; index >= 0; index--) {
      Holder old = released.get(index);
      Optional<String> trouble = tryToTake(old);
      words.append("\n").append(old.generation);
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
