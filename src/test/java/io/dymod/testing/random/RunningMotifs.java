package io.dymod.testing.random;

import java.util.List;

/**
 * Motifs that are made to be run. What they offer as a value answers the same whenever it is asked
 * for, and so does each object that they offer to be kept, however old it is. A knob whose label
 * starts with "body" touches nothing but bodies of methods; one that starts with "shape" touches
 * more, or what has run already; of any other one nothing is said.
 */
final class RunningMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value $A.Bodies#.sum#(3)
          value $A.Bodies#.words#("w")
          value new $A.Bodies#().own#()
          value $B.Inlined#.all#()
          constant $A.Bodies#.LIMIT#
          number $A.Bodies#.LIMIT# + 1
          text $A.Bodies#.NAME#
          == $A Bodies#
          public class Bodies# {
            public static final int LIMIT# = «shape constant: 3 ¦ 4 ¦ 5»;
            public static final String NAME# = «shape constant 2: "n" ¦ "o" ¦ "n" + LIMIT#»;
            «shape order of fields: private final int first = 1; private final int second = 2; ¦ private final int second = 2; private final int first = 1;»
            private int own = «body initial value of a field: 1 ¦ 2 ¦ LIMIT# * $number»;
            public static Object sum#(int n) {
              int sum = «body literal: 0 ¦ 70000 ¦ -1»;
              for (int i = 0; i < n; i++) { «body statement: sum += i; ¦ sum -= $constant; ¦ if (i == 1) continue; sum += i * 2;» }
              return «body cast: sum ¦ (long) sum ¦ (char) (sum & 127)»;
            }
            «body order of methods: public static Object words#(String w) { return w + «body concatenation: 1 + 'c' ¦ $text + 2L ¦ null + 1.5f» + new Throwable().getStackTrace()[0].getLineNumber(); } public Object own#() { return own + first * second; } ¦ public Object own#() { return own + first * second; } public static Object words#(String w) { return w + «body concatenation: 1 + 'c' ¦ $text + 2L ¦ null + 1.5f» + new Throwable().getStackTrace()[0].getLineNumber(); }»
          }
          == $B Inlined#
          public class Inlined# {
            private static final int TWICE = 2 * $A.Bodies#.LIMIT#;
            public static Object all#() { return TWICE + $A.Bodies#.NAME# + ($A.Bodies#.LIMIT# > 3 ? "many" : "few"); }
          }
          """,
          """
          value $A.Lambdas#.called#()
          value $A.Lambdas#.more#().get()
          value $A.Lambdas#.shared#().get()
          value new $A.Lambdas#().field#()
          kept $A.Lambdas#.more#()
          kept $A.Lambdas#.captured#("c")
          kept new $A.Lambdas#().bound#()
          == $A Lambdas#
          import java.util.function.*;
          public class Lambdas# {
            private final Supplier<Object> held = () -> «body of a lambda: "h" ¦ "i" ¦ $number» + own();
            private String own() { return «body: "own" ¦ "none" ¦ getClass().getSimpleName()»; }
            public Object field#() { return held.get(); }
            public Supplier<Object> bound#() { return () -> own() + «body of a lambda 2: 1 ¦ 2»; }
            public static Object called#() {
              «shape one lambda more: ¦ Supplier<Object> before = () -> "before"; before.get();»
              Function<Integer, Object> twice = x -> x * «body of a lambda 4: 2 ¦ 3» + new Throwable().getStackTrace()[0].getLineNumber();
              «shape one lambda more 2: ¦ Runnable after = () -> { }; after.run();»
              return twice.apply(4);
            }
            public static Supplier<Object> captured#(String word) {
              return () -> { Supplier<Object> inner = () -> word + «body of a lambda 5: "x" ¦ "y"»; return inner.get() + «body of a lambda 6: "p" ¦ "q"»; };
            }
            public static Supplier<?> more#() { return «shape kind of a lambda: () -> name() ¦ Lambdas#::name ¦ new Supplier<Object>() { public Object get() { return name(); } }»; }
            private static Object name() { return «body 2: "name" ¦ "names"»; }
            public static Supplier<?> shared#() { return (Supplier<?> & java.io.Serializable) () -> «body of a lambda 7: "s" ¦ "t"»; }
          }
          """,
          """
          value $A.Anonymous#.first#().get()
          value $A.Anonymous#.second#(2).toString()
          value new $A.Anonymous#().inner#()
          kept $A.Anonymous#.first#()
          kept new $A.Anonymous#().local#("l")
          == $A Anonymous#
          import java.util.function.Supplier;
          public class Anonymous# {
            private int own = 1;
            «shape an anonymous class more: ¦ static Object before() { return new Object() { }; }»
            public static Supplier<Object> first#() {
              return new Supplier<Object>() {
                @Override public Object get() { return «body of an anonymous class: "first" ¦ "one" ¦ new Throwable().getStackTrace()[0].getLineNumber()»; }
                «shape a method of an anonymous class: ¦ @Override public String toString() { return "s"; }»
              };
            }
            public static «shape return type: Object ¦ Comparable<String>» second#(int x) {
              class Local implements Comparable<String> {
                @Override public int compareTo(String s) { return x; }
                @Override public String toString() { return "local" + x + «body of a local class: 1 ¦ 2» + compareTo(""); }
              }
              return new Local();
            }
            public Supplier<Object> local#(String word) {
              class Holder implements Supplier<Object> { public Object get() { return word + own + «body of a local class 2: "h" ¦ "k"»; } }
              return new Holder();
            }
            class Inner# {
              private int sum() { return own + «body of an inner class: 2 ¦ 3»; }
              class Deeper { Object all() { return sum() + "" + own «capture: ¦ + new Inner#().sum()»; } }
            }
            public Object inner#() { Inner# inner = new Inner#(); return inner.new Deeper().all() + "" + inner.sum(); }
            «shape a nested class more: ¦ private static class Extra { }»
          }
          """,
          """
          value $A.Switches#.word#("two")
          value $A.Switches#.word#("Aa")
          value $A.Switches#.word#("none")
          value $A.Switches#.number#(7)
          value $A.Switches#.level#($B.Level#.HIGH)
          value $A.Switches#.level#($B.Level#.LOW)
          value java.util.List.of($B.Level#.values())
          value $B.Level#.LOW.own()
          kept () -> $B.Level#.HIGH.own()
          == $A Switches#
          public class Switches# {
            public static Object word#(String s) {
              switch (s) {
                case "one": break;
                case "two": «body of a case: return 2; ¦ s = "zwei"; break;»
                «body cases: case "Aa": return "a"; case "BB": return "b"; ¦ case "BB": return "b"; ¦ case "Aa", "BB": return new Throwable().getStackTrace()[0].getLineNumber();»
                default: return «body of a case 2: "many" ¦ s.length()»;
              }
              return s;
            }
            public static Object number#(int n) {
              return switch (n) { case 1, 2 -> "few"; «body cases 2: case 7 -> "seven"; ¦ case 7 -> { int x = n * 2; yield "x" + x; } ¦ case 70000 -> "far";» default -> «body of a case 3: n ¦ "n"»; };
            }
            public static Object level#($B.Level# level) {
              return switch (level) { case LOW -> «body of a case 4: "l" ¦ "low" ¦ $number»; «cases: ¦ case HIGH -> "h";» default -> level.name(); };
            }
          }
          == $B Level#
          public enum Level# {
            «shape order of constants: LOW, MIDDLE, ¦ MIDDLE, LOW, ¦ LOW,» HIGH {
              @Override public String own() { return "high" + «body of a constant: 1 ¦ 2» + new Throwable().getStackTrace()[0].getLineNumber(); }
            };
            public String own() { return name() + «body of an enum: ordinal() ¦ values().length»; }
          }
          """,
          """
          value new $A.Point#(1, 2)
          value new $A.Point#(1, 2).equals(new $A.Point#(1, 2)) + "" + new $A.Point#(3, 4).hashCode()
          value new $A.Point#(-1, 2).x()
          value $A.Point#.origin#()
          value $B.Reads#.all#()
          kept new $A.Point#(5, 6)
          == $A Point#
          public record Point#(int x, int y «shape a component more: ¦ , String label») implements java.util.function.Supplier<Object> {
            public Point# { «body of a constructor: ¦ x = Math.abs(x); ¦ if (x < 0) x = 0;» }
            «shape a component more: ¦ public Point#(int x, int y) { this(x, y, "none"); }»
            @Override public int y() { return y + «body of an accessor: 0 ¦ 1»; }
            public static Object origin#() { return new Point#(0, «body: 0 ¦ 1»); }
            @Override public Object get() { return x + «body 2: "," ¦ ";"» + y(); }
            «shape a method more: ¦ @Override public String toString() { return "point"; }»
          }
          == $B Reads#
          public class Reads# {
            public static Object all#() {
              StringBuilder all = new StringBuilder();
              for (var component : $A.Point#.class.getRecordComponents()) { all.append(component); }
              return all.append(«body 3: $A.Point#.class.getSimpleName() ¦ $text»).toString();
            }
          }
          """,
          """
          value new $B.Does#().all#()
          value $A.Can#.of#().word(2)
          value new $B.Does#().word(3)
          kept new $B.Does#()
          kept $A.Can#.of#()
          == $A Can#
          public interface Can# extends java.util.function.Supplier<Object> {
            Object WORDS = «shape what an interface is initialised with: "w" ¦ "v" + WORDS()»;
            static String WORDS() { return "words"; }
            «shape bridge: Object ¦ CharSequence ¦ String» word(int n);
            default Object twice() { return «body of a default method: word(2) ¦ word(2) + "" + more()»; }
            private String more() { return «body of a private method: "more" ¦ "most"» + WORDS; }
            «shape a default method more: ¦ default Object thrice() { return "thrice"; }»
            static Can# of#() {
              return new Can#() {
                @Override public String word(int n) { return "of" + n + «body of an anonymous class: 1 ¦ 2»; }
                @Override public Object get() { return twice(); }
              };
            }
          }
          == $B Does#
          public class Does# implements $A.Can#, Comparable<Does#> {
            @Override public String word(int n) { return «body: "does" ¦ "did"» + n; }
            @Override public Object get() { return twice() + «body 2: "!" ¦ "?"»; }
            «shape an override: ¦ @Override public Object twice() { return "own"; }»
            @Override public int compareTo(Does# other) { return «body 3: 1 ¦ -1»; }
            @SuppressWarnings({"unchecked", "rawtypes"})
            public Object all#() { return twice() + "" + ((Comparable) this).compareTo(new Does#()); }
          }
          """,
          """
          value $A.Fails#.caught#(0)
          value $A.Fails#.caught#(1)
          value $A.Fails#.last#()
          value $A.Fails#.thrown#(2)
          value $A.Fails#.deep#()
          kept () -> $A.Fails#.thrown#(1)
          == $A Fails#
          public class Fails# {
            «shape nested exception: static class Own extends RuntimeException { private static final long serialVersionUID = 1; Own(String s) { super(s); } } ¦ static class Own extends IllegalStateException { private static final long serialVersionUID = 1; Own(String s) { super(s); } }»
            public static Object caught#(int n) {
              try {
                «body in a try: return 10 / n; ¦ return new int[n][0].length / n; ¦ if (n > 0) throw new Own("o"); return n;»
              } «body catch: catch (ArithmeticException e) { return e.getMessage(); } catch (RuntimeException e) { return "r" + e.getMessage(); } ¦ catch (ArithmeticException | IllegalStateException e) { return e; } ¦ catch (RuntimeException e) { return "any"; }»
              «body finally: ¦ finally { counted = 0; }»
            }
            private static int counted;
            public static Object last#() {
              StringBuilder said = new StringBuilder();
              try (AutoCloseable closed = closing(said); «body resource: AutoCloseable other = closing(said) ¦ AutoCloseable other = null») {
                said.append("in");
              } catch (Exception e) { said.append(e); } finally { said.append(«body in a finally: "f" ¦ "g"»); }
              return said.toString();
            }
            private static AutoCloseable closing(StringBuilder said) { return () -> said.append(«body of a lambda: "close" ¦ "shut"»); }
            public static Object thrown#(int n) {
              «body statement: ¦ n++; ¦
              n += 2;»
              if (n > 1) {
                throw new «body what is thrown: IllegalStateException ¦ IllegalArgumentException ¦ Own»("at " + n);
              }
              return n;
            }
            public static Object deep#() { return new Object() { Object down(int n) { return n == 0 ? thrown#(5) : down(n - 1); } }.down(«body depth: 1 ¦ 3»); }
          }
          """,
          """
          value $A.Starts#.first#()
          value $A.Starts#.second
          value $B.Child#.all#()
          number $A.Starts#.COUNT#
          == $A Starts#
          public class Starts# {
            public static final int COUNT# = «shape static initialiser: Integer.parseInt("3") ¦ Integer.parseInt("4") ¦ 3»;
            public static Object second = «shape static initialiser 2: "s" ¦ "t"»;
            static final java.util.List<Object> ALL = new java.util.ArrayList<>();
            static { ALL.add(«shape static block: 1 ¦ 2 ¦ $number»); }
            «shape a static field more: ¦ static int more;»
            «shape an assertion: ¦ static void check(int x) { assert x > 0; }»
            public static Object first#() { return ALL + "" + COUNT# + «body: "" ¦ new Throwable().getStackTrace()[0].getLineNumber()»; }
            protected Object way() { return «body 2: "way" ¦ "ways"»; }
          }
          == $B Child#
          public class Child# extends $A.Starts# {
            «shape constructors: ¦ public Child#() { } Child#(int x) { }»
            @Override protected «shape return type: Object ¦ String» way() { return «body 3: "child" ¦ "kid" ¦ "" + super.way()»; }
            «shape what hides a method: ¦ public static Object first#() { return "hidden"; }»
            public static Object all#() { return new Child#().way() + "" + first#() + second; }
          }
          """,
          """
          value $B.Uses#.all#()
          value $B.Uses#.sorted#()
          value new $A.Box#<>("b").map(x -> x + "m").content()
          kept new $B.Uses#.Task#()
          == $A Box#
          public class Box#<T «shape bound: ¦ extends Comparable<T>»> implements «shape interfaces: java.util.function.Supplier<T> ¦ java.util.function.Supplier<T>, java.io.Serializable» {
            «shape modifiers of a field: private final T content; ¦ private T content;»
            public Box#(T content) { this.content = content; }
            @Override public T get() { return content; }
            public Object content() { return «body: content ¦ "box of " + content»; }
            public Box#<String> map(java.util.function.Function<? super T, String> f) { return new Box#<>(f.apply(content)); }
            «shape access: public ¦ protected» Object access() { return 1; }
            «shape modifiers: ¦ final ¦ synchronized» Object modified() { return 2; }
            «shape signature: Object taking(java.util.List<String> l) ¦ Object taking(java.util.List<Integer> l) ¦ Object taking(java.util.Collection<String> l)» { return l; }
          }
          == $B Uses#
          import $A.Box#;
          import java.util.*;
          public class Uses# {
            abstract static class Base#<T> implements java.util.function.Supplier<Object> { abstract T make(); @Override public Object get() { return make() + «body of a superclass: "" ¦ "."»; } }
            public static class Task# extends Base#<String> { @Override String make() { return «body of a bridged method: "task" ¦ "job"»; } }
            public static Object all#() {
              Box#<String> box = new Box#<>(«body 3: "a" ¦ "b" + $constant»);
              return box.get().length() + "" + box.content() + new Task#().get() + varied(1, 2) + varied();
            }
            private static Object varied(«shape parameters: Integer... all ¦ Object... all») { return all.length + «body 2: 0 ¦ 1»; }
            public static Object sorted#() {
              List<String> list = new ArrayList<>(List.of("bb", "a", "ccc"));
              list.sort(Comparator.«body method reference: comparing(String::length) ¦ <String>naturalOrder() ¦ <String>reverseOrder()»);
              int count = 0;
              «body loop: for (String s : list) count += s.length(); ¦ Iterator<String> i = list.iterator(); while (i.hasNext()) if (i.next().isEmpty()) break; else count++; ¦ outer: for (String s : list) for (char c : s.toCharArray()) if (c == 'c') break outer; else count++;»
              return list + "" + count;
            }
          }
          """,
          """
          value $B.Looks#.members#($A.Seen#.class)
          value $B.Looks#.members#($A.Seen#.Nested.class)
          value $B.Looks#.said#()
          value new $A.Seen#().own#(1)
          == $A Seen#
          «shape annotation of a class: @Deprecated ¦ ¦ @$B.Mark#("c")»
          public «shape modifiers of a class: ¦ final» class Seen# «shape superclass: ¦ extends java.util.Random» «shape interfaces: ¦ implements Cloneable» {
            «shape annotation of a field: ¦ @$B.Mark#("f")» public int field;
            «shape annotation of a method: ¦ @$B.Mark#("m") ¦ @$B.Mark#("n")» public Object own#(«shape annotation of a parameter: ¦ @$B.Mark#("p")» int «parameter: given ¦ taken») { return «parameter: given ¦ taken» + «body: 1 ¦ 2»; }
            public «type annotation: ¦ @$B.Mark#("t")» String typed() { «body annotated: int x = 1; ¦ @$B.Mark#("l") int x = 1;» return "" + x; }
            public «shape nested: static ¦ ¦ abstract static» class Nested { private void hidden() { «body 2: ¦ System.identityHashCode(this);» } }
            «shape throws: void risky() { } ¦ void risky() throws Exception { }»
            static final long serialVersionUID = 1;
          }
          == $B Mark#
          import java.lang.annotation.*;
          @Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.LOCAL_VARIABLE})
          public @interface Mark# { String value(); «shape member of an annotation: ¦ int more() default 1; ¦ int more() default 2;» }
          == $B Looks#
          import java.lang.reflect.*;
          import java.util.*;
          public class Looks# {
            public static Object members#(Class<?> type) {
              Set<String> all = new TreeSet<>();
              all.add(type.toGenericString() + Arrays.toString(type.getAnnotations()) + type.getGenericSuperclass() + Arrays.toString(type.getInterfaces()) + type.getNestHost() + type.getEnclosingClass());
              for (Class<?> nested : type.getDeclaredClasses()) all.add(nested.toGenericString());
              for (Field field : type.getDeclaredFields()) all.add(field.toGenericString() + Arrays.toString(field.getAnnotations()));
              for (Constructor<?> made : type.getDeclaredConstructors()) all.add(made.toGenericString());
              for (Method method : type.getDeclaredMethods()) {
                all.add(method.toGenericString() + Arrays.toString(method.getAnnotations()) + Arrays.deepToString(method.getParameterAnnotations()) + method.getAnnotatedReturnType() + Arrays.toString(method.getParameters()) + method.getDefaultValue());
              }
              return String.join("\\n", all);
            }
            public static Object said#() {
              Mark# mark = $A.Seen#.class.getAnnotation(Mark#.class);
              return (mark == null ? "none" : mark.toString()) + «body 3: 1 ¦ 2» + members#(Mark#.class);
            }
          }
          """,
          """
          value $B.Drives#.all#()
          value $B.Drives#.handle#()
          kept $B.Drives#.reference#()
          kept new $A.Motor#()
          == $A Motor#
          public class Motor# implements java.util.function.Supplier<Object> {
            private static int hidden(int x) { return x + «body of a private method: 1 ¦ 2 ¦ $number»; }
            private int secret() { return hidden(«body: 1 ¦ 2»); }
            static int near(int x) { return new Nested#().secret + hidden(x); }
            public static int shown(int x) { return near(x) + new Motor#().secret(); }
            public int overloaded(long x) { return 1; }
            «shape an overload: ¦ public int overloaded(int x) { return 2; } ¦ public int overloaded(Object x) { return 3; }»
            @Override public Object get() { return secret() + Nested#.told(); }
            private static class Nested# { private int secret = «body initial value: 3 ¦ 4»; private static String told() { return «body 2: "t" ¦ "u"»; } }
          }
          == $B Drives#
          import $A.Motor#;
          public class Drives# {
            public static Object all#() { return Motor#.shown(1) + "" + new Motor#().overloaded(1) + «body 3: "" ¦ Motor#.shown(2)»; }
            public static java.util.function.Supplier<Object> reference#() { Motor# motor = new Motor#(); return motor::get; }
            public static Object handle#() throws Throwable {
              java.lang.invoke.MethodHandle handle = java.lang.invoke.MethodHandles.lookup().findStatic(Motor#.class, "shown", java.lang.invoke.MethodType.methodType(int.class, int.class));
              return (int) handle.invokeExact(«body 4: 1 ¦ 3») + "" + Motor#.class.getMethod("shown", int.class).invoke(null, 2);
            }
          }
          """,
          """
          value $A.Lazy#.maybe#()
          value $A.Lazy#.own#()
          == $A Lazy#
          public class Lazy# {
            public static Object maybe#() { return «body: 1 ¦ Rare#.said() ¦ new Rare#.Deep#().all()»; }
            public static Object own#() { return «a class of its own: "none" ¦ Own#.said() ¦ new Own#().all()»; }
          }
          == $A Rare#
          class Rare# {
            static Object said() { return "rare" + «body 2: 1 ¦ 2»; }
            static class Deep# { Object all() { return said() + "" + «body 3: "d" ¦ "e"»; } }
          }
          == $A Own#
          «a class of its own: ¦ class Own# { static Object said() { return "own" + «body 4: 1 ¦ 2»; } } ¦ class Own# { static Object said() { return 1; } Object all() { return said() + "all"; } }»
          """,
          // The compiler numbers lambdas and anonymous classes in their order.
          """
          kept $A.Orders#.lambdas#()[0]
          kept $A.Orders#.lambdas#()[1]
          kept $A.Orders#.lambdas#()[2]
          kept $A.Orders#.objects#()[0]
          kept $A.Orders#.objects#()[1]
          kept $A.Orders#.objects#()[2]
          == $A Orders#
          import java.util.function.Supplier;
          public class Orders# {
            public static Supplier<?>[] lambdas#() {
              Supplier<?> a = null, b = null, c = null;
              «lambdas change places: a = () -> "a" + «body of a lambda: 1 ¦ 2»; b = () -> "b"; c = () -> "c"; ¦ b = () -> "b"; a = () -> "a" + «body of a lambda: 1 ¦ 2»; c = () -> "c"; ¦ c = () -> "c"; a = () -> "a" + «body of a lambda: 1 ¦ 2»; b = () -> "b"; ¦ a = () -> "a" + «body of a lambda: 1 ¦ 2»; c = () -> "c"; b = null;»
              return new Supplier<?>[] {a, b, c};
            }
            public static Supplier<?>[] objects#() {
              Supplier<?> a = null, b = null, c = null;
              «anonymous classes change places: a = new Supplier<Object>() { public Object get() { return "a" + «body of an anonymous class: 1 ¦ 2»; } }; b = new Supplier<Object>() { public Object get() { return "b"; } }; ¦ b = new Supplier<Object>() { public Object get() { return "b"; } }; a = new Supplier<Object>() { public Object get() { return "a" + «body of an anonymous class: 1 ¦ 2»; } }; ¦ c = new Supplier<Object>() { public Object get() { return "c"; } }; a = new Supplier<Object>() { public Object get() { return "a" + «body of an anonymous class: 1 ¦ 2»; } }; b = new Supplier<Object>() { public Object get() { return "b"; } };»
              return new Supplier<?>[] {a, b, c};
            }
          }
          """,
          """
          release 21
          value $B.Areas#.of#(new $A.Shape#.Square#(2))
          value $B.Areas#.of#(new $A.Shape#.Circle#(2))
          value $B.Areas#.kind#("text")
          value $B.Areas#.kind#(-7)
          == $A Shape#
          public sealed interface Shape# {
            record Square#(int side) implements Shape# { }
            record Circle#(int radius) implements Shape# { }
            «shape a permitted subtype more: ¦ record Dot#() implements Shape# { }»
          }
          == $B Areas#
          import $A.Shape#.*;
          public class Areas# {
            public static Object of#($A.Shape# shape) {
              return switch (shape) {
                case Square#(int side) when side > «body guard: 1 ¦ 5» -> side * side;
                case Square# small -> «body of a case: "small" ¦ small»;
                «body cases: case Circle# c -> 3 * c.radius(); default -> "other"; ¦ case Circle#(var r) -> r; default -> "else"; ¦ default -> "rest";»
              };
            }
            public static Object kind#(Object o) {
              return switch (o) {
                case String s when s.isEmpty() -> "empty";
                «body cases 2: case String s -> s.length(); case Integer i when i < 0 -> "minus"; ¦ case Integer i -> i; ¦ case CharSequence c -> "chars" + new Throwable().getStackTrace()[0].getLineNumber();»
                default -> «body of a case 2: "any" ¦ o.getClass().getName()»;
              };
            }
          }
          """);

  private RunningMotifs() {}
}
