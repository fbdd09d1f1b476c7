package io.dymod.change;

/**
 * Says in plain words why what is on disk can't serve. It carries no cause on purpose: a throwable
 * made inside a unit would pin the unit's class loader, so only its words are kept.
 */
public class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** A refusal with its reason, a sentence that names the thing and the way out. */
  public Refusal(String reason) {
    super(reason, null, false, false);
  }
}
