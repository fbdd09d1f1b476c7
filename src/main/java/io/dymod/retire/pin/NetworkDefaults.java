package io.dymod.retire.pin;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code java.net} keeps one of for the whole process. */
final class NetworkDefaults implements Pin {

  @Override
  public List<String> release(RetiredGeneration retired) {
    Map<String, Runnable> own = own(retired);
    own.values().forEach(Runnable::run);
    return own.keySet().stream().map(name -> "removed the default " + name).toList();
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    return own(retired).keySet().stream()
        .map(
            name ->
                new Suspect(
                    "the default " + name + " is of its class",
                    "set it back to what it was when the provider is closed"))
        .toList();
  }

  private static Map<String, Runnable> own(RetiredGeneration retired) {
    Map<String, Runnable> own = new LinkedHashMap<>();
    if (retired.owns(Authenticator.getDefault())) {
      own.put("Authenticator", () -> Authenticator.setDefault(null));
    }
    if (retired.owns(CookieHandler.getDefault())) {
      own.put("CookieHandler", () -> CookieHandler.setDefault(null));
    }
    if (retired.owns(ProxySelector.getDefault())) {
      own.put("ProxySelector", () -> ProxySelector.setDefault(null));
    }
    if (retired.owns(ResponseCache.getDefault())) {
      own.put("ResponseCache", () -> ResponseCache.setDefault(null));
    }
    return own;
  }
}
