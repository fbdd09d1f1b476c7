package io.dymod.serve;

import java.lang.invoke.SwitchPoint;

/**
 * Who answers calls in one edition.
 *
 * @param module the module that declares the provider
 * @param provider the provider class's name
 * @param version for people: {@code sheep#7}, or the name of a module that does not reload
 * @param instance the provider
 * @param until switched when it ceases to be the answer
 */
public record Answer(
    String module, String provider, String version, Object instance, SwitchPoint until) {}
