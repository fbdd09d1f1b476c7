package io.dymod;

/**
 * Thrown by a call through a handle whose provider was removed while the program runs. The message
 * says since when and why. The same handle works again once the provider is back. Dev mode only: in
 * release nothing is ever removed.
 */
public final class ProviderGoneException extends DymodException {

  private static final long serialVersionUID = 1L;

  /** An exception with its message. */
  public ProviderGoneException(String message) {
    super(message);
  }
}
