package trouble.api;

/** An interface that permits nobody else to implement it. */
public sealed interface Sealed {

  /** The only one allowed. */
  record Only() implements Sealed {}
}
