package io.dymod;

/**
 * Says that something was asked for that can't be had, and what to change: a missing {@code uses},
 * no provider, several providers, a bad setting. It is the same in both modes, and nothing is lost
 * by it: the same call works once the cause is mended.
 */
public class DymodException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception with its message. */
  public DymodException(String message) {
    super(message);
  }
}
