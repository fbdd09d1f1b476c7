package io.dymod.dev;

import io.dymod.Provider;
import io.dymod.serve.Address;
import io.dymod.serve.Provided;
import io.dymod.serve.Question;
import io.dymod.serve.Switchboard;

/** A provider in dev mode, independent of generations. Equal to those of the same address. */
public record LiveProvider<S>(
    Switchboard switchboard, Class<S> service, Address address, String module)
    implements Provider<S> {

  static <S> LiveProvider<S> of(
      Switchboard switchboard, Class<S> service, Question question, Provided provided) {
    return new LiveProvider<>(
        switchboard, service, Address.of(question, provided), provided.module());
  }

  @Override
  public Class<? extends S> type() {
    return switchboard.provider(address).type().get().asSubclass(service);
  }

  @Override
  public S get() {
    switchboard.provider(address).instance().get();
    return service.cast(switchboard.handle(address));
  }

  @Override
  public String toString() {
    return address.provider().orElseThrow() + " in module " + module;
  }
}
