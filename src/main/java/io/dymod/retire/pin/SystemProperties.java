package io.dymod.retire.pin;

import java.util.List;
import java.util.Map;

/** Objects among the system properties, which are meant to be strings. */
final class SystemProperties implements Pin {

  @Override
  public List<String> release(Gone gone) {
    List<String> names = names(gone);
    System.getProperties()
        .entrySet()
        .removeIf(entry -> gone.owns(entry.getKey()) || gone.owns(entry.getValue()));
    return names.stream().map(name -> "removed system property " + name).toList();
  }

  @Override
  public List<Suspect> find(Gone gone) {
    return names(gone).stream()
        .map(
            name ->
                new Suspect(
                    "system property " + name + " is an object of its class",
                    "remove it when the provider is closed"))
        .toList();
  }

  private static List<String> names(Gone gone) {
    return System.getProperties().entrySet().stream()
        .filter(entry -> gone.owns(entry.getKey()) || gone.owns(entry.getValue()))
        .map(Map.Entry::getKey)
        .map(
            key ->
                key instanceof String name ? name : "whose key is of " + key.getClass().getName())
        .toList();
  }
}
