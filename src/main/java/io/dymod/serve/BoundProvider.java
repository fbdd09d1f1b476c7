package io.dymod.serve;

import java.lang.invoke.SwitchPoint;

/**
 * Who answers calls in one edition.
 *
 * @param provider the provider
 * @param version for people: {@code sheep#7}, or the name of a module that does not reload
 * @param until switched when it ceases to be the answer
 */
public record BoundProvider(Provided provider, String version, SwitchPoint until) {

  /** The module that declares the provider. */
  String module() {
    return provider.module();
  }
}
