package io.dymod.testing.random;

import java.util.List;

/** Generics: signatures, bounds, inference and erasure. */
final class GenericMotifs {

  static final List<String> TEXTS =
      List.of(
          // A type argument given in one superclass, and felt two classes below.
          """
          value new $C.Bottom#().get()
          value new $C.Bottom#().twice#()
          type $B.Mid#
          base $C.Bottom#
          == $A Base#
          public class Base#<T> {
            protected T kept;
            public T get() { return kept; }
            public void set(T t) { «method body: kept = t; ¦ kept = null;» }
            «erasure of a parameter: public int size(T t) { return 1; } ¦ public int size(Object t) { return 1; } ¦ public <X> int size(X t) { return 1; }»
          }
          == $B Mid#
          public class Mid# extends $A.Base#<«type argument of a superclass: String ¦ Integer ¦ $type ¦ java.util.List<String>»> {
            «override: ¦ @Override public void set(String s) {} ¦ !@Override public String get() { return ""; }»
          }
          == $C Bottom#
          public class Bottom# extends $B.Mid# {
            public Object twice#() { set(get()); return "" + get() + get().hashCode() + kept + size(get()); }
          }
          == $C Reader#
          class Reader# { Object read() { var got = new Bottom#().get(); return $A.Base#.class + "" + got; } }
          """,
          // Bounds, inference and wildcards.
          """
          value $B.Inferred#.infer#()
          type $A.Bounded#.Item#
          == $A Bounded#
          public class Bounded#<T extends «bound: Bounded#.Item# ¦ Bounded#.Item# & Comparable<Bounded#.Item#> ¦ java.io.Serializable & Comparable<T> ¦ Comparable<T>»> {
            public static class Item# implements Comparable<Item#>, java.io.Serializable {
              private static final long serialVersionUID = 1;
              public int compareTo(Item# o) { return 0; }
            }
            public T first;
            public static <X extends «bound 2: Object ¦ Comparable<X> ¦ CharSequence» > X pick(X one, X other) { return one; }
            public static <E, L extends java.util.Collection<E>> «return type: L ¦ java.util.Collection<E> ¦ Iterable<E>» fill(L list, E element) { return list; }
            public static <X> «return type 2: java.util.List<X> ¦ java.util.ArrayList<X>» of(«varargs or not: X ¦ X...» x) { return null; }
            public «wildcard: java.util.List<? extends Item#> ¦ java.util.List<Item#> ¦ java.util.List<? super Item#>» items() { return null; }
          }
          == $B Inferred#
          import $A.Bounded#;
          public class Inferred# {
            public static Object infer#() {
              var picked = Bounded#.pick("a", "b");
              var bounded = new Bounded#<Bounded#.Item#>();
              var first = bounded.first;
              for (var each : Bounded#.fill(new java.util.ArrayList<>(), first)) { first = each; }
              for (var item : bounded.items()) { picked += item; }
              return picked + first + Bounded#.of(bounded).get(0).first.compareTo(null) + $value;
            }
          }
          == $C Raw#
          @SuppressWarnings({"rawtypes", "unchecked"})
          class Raw# { Object raw($A.Bounded# raw) { return raw.first + "" + raw.items() + $A.Bounded#.of(raw).size(); } }
          """,
          // Classes that become generic, and those bounded by themselves.
          """
          value new $B.Concrete#().self().self().end#()
          base $B.Concrete#
          == $A Self#
          public abstract class Self#<S extends Self#<S>> «change interfaces: ¦ implements Comparable<S> ¦ implements Comparable<Self#<S>>» {
            public «return type: S ¦ Self#<S>» self() { return null; }
            public Object end#() { return $value; }
            «change interfaces: ¦ public int compareTo(S o) { return 0; } ¦ public int compareTo(Self#<S> o) { return 0; }»
          }
          == $A Plain#
          public class Plain#«type parameter: ¦ <T> ¦ <T extends Number, U>» { public Object plain() { return null; } public java.util.List<String> list; }
          == $B Concrete#
          public class Concrete# extends $A.Self#<Concrete#> {
            «override: ¦ @Override public Concrete# self() { return this; } ¦ public int end() { return 0; }»
          }
          == $C Raw#
          @SuppressWarnings("rawtypes")
          class Raw# {
            $A.Plain# plain = new $A.Plain#();
            Object object = new $B.Concrete#().self().self().end#();
            Object list = plain.list.size() + "" + plain.plain();
            <T extends $B.Concrete# & java.util.RandomAccess> Object both(T t) { return t.self().end#(); }
          }
          """,
          // Resources and loops: what is closed and iterated over has its type from elsewhere.
          """
          value new $C.Consumer#().consume#()
          type $A.Resource#
          == $A Resource#
          public class Resource# implements «change interfaces: AutoCloseable ¦ java.io.Closeable ¦ !Runnable», Iterable<«type argument of an interface: String ¦ Integer ¦ $B.Opener#»> {
            public void close() «throws clause: ¦ throws java.io.IOException ¦ !throws Exception» {}
            public java.util.Iterator<«type argument of an interface: String ¦ Integer ¦ $B.Opener#»> iterator() { return null; }
            «remove a method: public void run() {} ¦»
          }
          == $B Opener#
          public class Opener# {
            public «return type: $A.Resource# ¦ $B.Narrow#» open() { return null; }
            public «array or list: String[] ¦ java.util.List<String> ¦ int[] ¦ long[]» numbers = null;
          }
          == $B Narrow#
          public class Narrow# extends $A.Resource# { «override: ¦ @Override public void close() {}» }
          == $C Consumer#
          public class Consumer# {
            public Object consume#() {
              Object last = $value;
              try (var resource = new $B.Opener#().open()) {
                rethrow();
                for (var each : resource) { last = each; }
                for (var number : new $B.Opener#().numbers) { last = number + "n"; }
              } catch (java.io.IOException | RuntimeException failure) {
                last = failure;
              }
              return last;
            }
            private void rethrow() throws java.io.IOException {}
          }
          """);

  private GenericMotifs() {}
}
