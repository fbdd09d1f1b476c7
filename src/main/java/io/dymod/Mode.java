package io.dymod;

/** How services are provided. It is chosen once, at launch. */
public enum Mode {

  /** Providers are resolved statically, as {@link java.util.ServiceLoader} does it. The default. */
  RELEASE,

  /** Providers are reloaded while the program runs. Only {@code -Ddymod.mode=dev} turns it on. */
  DEV
}
