package io.dymod;

/** The service that the call benchmark calls; it lies here because this package is exported. */
public interface Calls {

  /** As little as a method can do. */
  int trivial(int number);

  /** Arguments of every kind, among them those of two slots. */
  long everyKind(
      boolean a, byte b, short c, char d, int e, long f, float g, double h, Object i, int... j);
}
