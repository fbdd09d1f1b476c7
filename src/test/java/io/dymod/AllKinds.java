package io.dymod;

import java.io.IOException;
import java.util.List;

/** A service with a method of every kind that a handle has to pass on. */
public interface AllKinds<T extends Comparable<T>> extends Comparable<AllKinds<T>> {

  /** Nothing in, nothing out. */
  void nothing();

  /** Every primitive type in, among them those of two slots. */
  String primitives(
      boolean a, byte b, short c, char d, int e, long f, float g, double h, long i, Object j);

  /** A value of each primitive type out. */
  boolean aBoolean();

  /** Out. */
  byte aByte();

  /** Out. */
  short aShort();

  /** Out. */
  char aChar();

  /** Out. */
  int anInt();

  /** Out. */
  long aLong();

  /** Out. */
  float aFloat();

  /** Out. */
  double aDouble();

  /** Arrays both ways. */
  int[][] arrays(String[] strings, long[] longs);

  /** Any number of arguments. */
  String any(String... words);

  /** Type variables. */
  T greatest(List<? extends T> values);

  /** A type variable of its own, with a bound. */
  <E extends Exception> void raise(E exception) throws E;

  /** A checked exception. */
  void checked() throws IOException;

  /** A default method, which the provider overrides. */
  default String overridden() {
    return "the interface's";
  }

  /** A default method, which the provider inherits. */
  default String inherited() {
    return "the interface's, then " + overridden();
  }

  /** Declared anew, and still not passed on. */
  @Override
  String toString();

  /** No part of the service. */
  static String notForwarded() {
    return "static";
  }
}
