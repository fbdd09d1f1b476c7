package io.dymod.load.seen;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ServiceLoader.Provider;
import java.util.function.Function;

/**
 * What one service loader of a unit finds. Like the service loader it looks only as far as it is
 * asked, and makes each provider once; unlike it, it looks again when other units serve.
 *
 * @param <S> the service
 */
public final class Search<S> {

  private final Surroundings surroundings;
  private final Class<S> service;
  private final Map<Provider<S>, S> instances = new HashMap<>();
  private WeakReference<Object> moment = new WeakReference<>(null);
  private List<Provider<S>> known = List.of();
  private Iterator<Provider<S>> unknown = Collections.emptyIterator();

  Search(Surroundings surroundings, Class<S> service) {
    this.surroundings = surroundings;
    this.service = service;
  }

  /** Lets go of what does not serve any more. */
  public synchronized void tidy() {
    instances.values().removeIf(provider -> surroundings.hasLeft(provider.getClass()));
    if (moment.get() != surroundings.moment()) {
      forget();
    }
  }

  /** Looks anew, and makes new providers. */
  synchronized void reload() {
    instances.clear();
    forget();
  }

  private void forget() {
    moment = new WeakReference<>(null);
    known = List.of();
    unknown = Collections.emptyIterator();
  }

  /** The providers, each of which makes a new one of its kind. */
  Iterator<Provider<S>> providers() {
    return iterator(provider -> provider);
  }

  /** What the providers have made, which is always the same. */
  Iterator<S> instances() {
    return iterator(this::instance);
  }

  private synchronized S instance(Provider<S> provider) {
    S instance = instances.get(provider);
    if (instance == null) {
      instance = provider.get();
      instances.put(provider, instance);
    }
    return instance;
  }

  private synchronized <T> Iterator<T> iterator(Function<Provider<S>, T> use) {
    if (moment.get() == null || moment.get() != surroundings.moment()) {
      tidy();
      moment = new WeakReference<>(surroundings.moment());
      known = new ArrayList<>();
      unknown = surroundings.providers(service);
    }
    List<Provider<S>> found = known;
    Iterator<Provider<S>> rest = unknown;
    return new Iterator<>() {

      private int next;

      @Override
      public boolean hasNext() {
        synchronized (Search.this) {
          return next < found.size() || rest.hasNext();
        }
      }

      @Override
      public T next() {
        Provider<S> provider;
        synchronized (Search.this) {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          if (next == found.size()) {
            found.add(rest.next());
          }
          provider = found.get(next++);
        }
        return use.apply(provider);
      }
    };
  }
}
