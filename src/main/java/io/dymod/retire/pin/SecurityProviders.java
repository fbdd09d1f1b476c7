package io.dymod.retire.pin;

import io.dymod.scope.OwnedResource;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;

/** Security providers. */
final class SecurityProviders implements Pin {

  @Override
  public List<OwnedResource> endings(RetiredGeneration retired) {
    return providers(retired).stream()
        .map(
            provider ->
                OwnedResource.of(
                    provider,
                    "removal of security provider " + provider.getClass().getName(),
                    () -> Security.removeProvider(provider.getName())))
        .toList();
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    return providers(retired).stream()
        .map(
            provider ->
                new Suspect(
                    "security provider %s is of its class %s"
                        .formatted(provider.getName(), provider.getClass().getName()),
                    "call Security.removeProvider when the provider is closed"))
        .toList();
  }

  private static List<Provider> providers(RetiredGeneration retired) {
    return Arrays.stream(Security.getProviders()).filter(retired::owns).toList();
  }
}
