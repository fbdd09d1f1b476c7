package io.dymod.retire.pin;

import io.dymod.scope.Ending;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;

/** Security providers. */
final class SecurityProviders implements Pin {

  @Override
  public List<Ending> endings(Gone gone) {
    return providers(gone).stream()
        .map(
            provider ->
                Ending.of(
                    provider,
                    "removal of security provider " + provider.getClass().getName(),
                    () -> Security.removeProvider(provider.getName())))
        .toList();
  }

  @Override
  public List<Suspect> find(Gone gone) {
    return providers(gone).stream()
        .map(
            provider ->
                new Suspect(
                    "security provider %s is of its class %s"
                        .formatted(provider.getName(), provider.getClass().getName()),
                    "call Security.removeProvider when the provider is closed"))
        .toList();
  }

  private static List<Provider> providers(Gone gone) {
    return Arrays.stream(Security.getProviders()).filter(gone::owns).toList();
  }
}
