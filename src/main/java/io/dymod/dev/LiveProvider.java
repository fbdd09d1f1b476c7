package io.dymod.dev;

import io.dymod.Provider;
import io.dymod.serve.Provided;
import io.dymod.serve.ServiceKey;
import io.dymod.serve.ServiceQuery;
import io.dymod.serve.Switchboard;

/** A provider in dev mode, independent of generations. Equal to those of the same key. */
public record LiveProvider<S>(
    Switchboard switchboard, Class<S> service, ServiceKey key, String module)
    implements Provider<S> {

  static <S> LiveProvider<S> of(
      Switchboard switchboard, Class<S> service, ServiceQuery query, Provided provided) {
    return new LiveProvider<>(
        switchboard, service, ServiceKey.of(query, provided), provided.module());
  }

  @Override
  public Class<? extends S> type() {
    return switchboard.provider(key).type().get().asSubclass(service);
  }

  @Override
  @SuppressWarnings("ReturnValueIgnored") // A provider that can't be constructed fails here.
  public S get() {
    switchboard.provider(key).instance().get();
    return service.cast(switchboard.handle(key));
  }

  @Override
  public String toString() {
    return key.provider().orElseThrow() + " in module " + module;
  }
}
