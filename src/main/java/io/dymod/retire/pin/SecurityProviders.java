package io.dymod.retire.pin;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;

/** Security providers. */
final class SecurityProviders implements Pin {

  @Override
  public List<String> release(Gone gone) {
    List<Provider> providers = providers(gone);
    providers.forEach(provider -> Security.removeProvider(provider.getName()));
    return providers.stream()
        .map(provider -> "removed security provider " + provider.getName())
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
