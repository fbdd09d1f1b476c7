package io.dymod.retire.pin;

import java.util.List;
import java.util.Map;

/** Objects among the system properties, which are meant to be strings. */
final class SystemProperties implements Pin {

  @Override
  public List<String> release(RetiredGeneration retired) {
    List<String> names = names(retired);
    System.getProperties()
        .entrySet()
        .removeIf(entry -> retired.owns(entry.getKey()) || retired.owns(entry.getValue()));
    return names.stream().map(name -> "removed system property " + name).toList();
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    return names(retired).stream()
        .map(
            name ->
                new Suspect(
                    "system property " + name + " is an object of its class",
                    "remove it when the provider is closed"))
        .toList();
  }

  private static List<String> names(RetiredGeneration retired) {
    return System.getProperties().entrySet().stream()
        .filter(entry -> retired.owns(entry.getKey()) || retired.owns(entry.getValue()))
        .map(Map.Entry::getKey)
        .map(
            key ->
                key instanceof String name ? name : "whose key is of " + key.getClass().getName())
        .toList();
  }
}
