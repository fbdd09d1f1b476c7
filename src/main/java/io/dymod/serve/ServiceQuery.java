package io.dymod.serve;

import java.util.Objects;

/**
 * What is asked for, and from where.
 *
 * @param service the service interface
 * @param from the layer whose providers answer, beside the units
 */
public record ServiceQuery(Class<?> service, ModuleLayer from) {

  /** A question whose parts are all there. */
  public ServiceQuery {
    Objects.requireNonNull(service);
    Objects.requireNonNull(from);
  }

  /** Whether the service is of a module in the layer or below it, and so does not reload. */
  boolean isOfLayer() {
    Module api = service.getModule();
    return !api.isNamed() || isAmong(api.getLayer(), from);
  }

  private static boolean isAmong(ModuleLayer layer, ModuleLayer top) {
    return layer == top || top.parents().stream().anyMatch(parent -> isAmong(layer, parent));
  }
}
