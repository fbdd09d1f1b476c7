package io.dymod.testing.random;

import java.util.List;

/** Annotations: what they declare decides what is written to the class files of their users. */
final class AnnotationMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          text $A.Words#.WORD#
          type $A.Marker#
          value new $B.Marked#().marked#()
          base $B.Marked#
          == $A Marker#
          import java.lang.annotation.*;
          «annotation retention: @Retention(RetentionPolicy.RUNTIME) ¦ @Retention(RetentionPolicy.SOURCE) ¦ @Retention(RetentionPolicy.CLASS) ¦»
          «annotation target: ¦ @Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD, ElementType.PACKAGE, ElementType.LOCAL_VARIABLE}) ¦ @Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD, ElementType.PACKAGE, ElementType.LOCAL_VARIABLE, ElementType.TYPE_USE}) ¦ !@Target(ElementType.TYPE)»
          «annotation that is inherited: ¦ @Inherited ¦ @Documented»
          public @interface Marker# {
            String value() «annotation default: default "none" ¦ default "some" + Words#.WORD# ¦ !»;
            «type of an annotation element: int ¦ long ¦ int[] ¦ double ¦ !String» size() default 3;
            Class<?>[] types() default {};
            Level# level() default Level#.LOW;
            «add an annotation element: ¦ Marker#.Inner extra() default @Marker#.Inner(1); ¦ !int missing();»
            @interface Inner { int value(); }
          }
          == $A Level#
          public enum Level# { «order of enum constants: LOW, HIGH ¦ HIGH, LOW ¦ LOW, MIDDLE, HIGH ¦ LOW { }, HIGH ¦ !LOW» }
          == $A Words#
          public interface Words# { String WORD# = «constant value: "w" ¦ "v" + $constant»; int SIZE = 5 + $constant; }
          == $B Marked#
          import $A.*;
          @Marker#(size = Words#.SIZE)
          public class Marked# {
            @Marker#(value = "m" + Words#.WORD#, types = {String.class, $type.class})
            Object field = $value;
            @Marker#(level = Level#.HIGH)
            public Object marked#() { @Marker# var local = "l"; return local; }
            Object more(@Marker#(types = Level#[].class) Object o, @Deprecated int x) { return o; }
          }
          == $C Heir#
          @$A.Marker#
          class Heir# extends $B.Marked# { Heir# self(@$A.Marker#("x" + $text) Heir# other) { return this; } }
          == $C package-info
          @$A.Marker#(size = 4)
          """,
          // Repeated: the container is on the user, though only the annotation names it.
          """
          value new $B.Repeating#()
          type $A.Tag#
          == $A Tag#
          import java.lang.annotation.*;
          «annotation that is repeatable: @Repeatable(Tags#.class) ¦ @Repeatable(Others#.class) ¦ !»
          «annotation retention: ¦ @Retention(RetentionPolicy.CLASS)»
          public @interface Tag# { int value() default «annotation default: 1 ¦ 2»; }
          == $A Tags#
          import java.lang.annotation.*;
          «annotation retention 2: ¦ @Retention(RetentionPolicy.RUNTIME)»
          public @interface Tags# { Tag#[] value(); int more() default 1; }
          == $A Others#
          public @interface Others# { Tag#[] value(); }
          == $B Repeating#
          import $A.Tag#;
          @Tag#(1) @Tag#($constant)
          public class Repeating# { @Tag# int one; @Tag# @Tag#(3) void two() {} }
          == $C Once#
          @$A.Tag#(2) interface Once# { @$A.Tag#($constant) @$A.Tag# int count(); }
          """,
          // On record components and types, the target decides where an annotation goes.
          """
          value new $B.Row#("a", 1).text()
          type $B.Row#
          == $A Column#
          import java.lang.annotation.*;
          «annotation retention: @Retention(RetentionPolicy.RUNTIME) ¦ ¦ @Retention(RetentionPolicy.SOURCE)»
          «annotation target: ¦ @Target(ElementType.FIELD) ¦ @Target({ElementType.METHOD, ElementType.PARAMETER}) ¦ @Target(ElementType.RECORD_COMPONENT) ¦ @Target({ElementType.TYPE_USE, ElementType.FIELD}) ¦ !@Target(ElementType.TYPE)»
          public @interface Column# { String value() default ""; }
          == $A NonNull#
          import java.lang.annotation.*;
          «annotation retention 2: @Retention(RetentionPolicy.RUNTIME) ¦ @Retention(RetentionPolicy.CLASS) ¦ @Retention(RetentionPolicy.SOURCE)»
          «annotation target 2: @Target({ElementType.TYPE_USE, ElementType.METHOD}) ¦ @Target(ElementType.TYPE_USE) ¦ @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER, ElementType.FIELD, ElementType.METHOD})»
          public @interface NonNull# {}
          == $B Row#
          import $A.*;
          public record Row#(@Column#("t" + $text) String text, @Column# int size) {
            public Row# { if (size > $constant) { throw new IllegalArgumentException(); } }
          }
          == $B Typed#
          import $A.NonNull#;
          public class Typed#<T> {
            public «type annotation: ¦ @NonNull#» String name() { return "n"; }
            public java.util.List<«type annotation 2: String ¦ @NonNull# String»> names(«type annotation 3: ¦ @NonNull#» String one) { return null; }
            protected T t(java.util.function.Function<«type annotation 4: String ¦ @NonNull# String», T> f) { return null; }
          }
          == $C Uses#
          class Uses# extends $B.Typed#<String> {
            Object use() {
              var name = name();
              for (var each : names(name)) { name += each; }
              return new $B.Typed#<>() { Object x = name(); Object y = names(name()), z = t(s -> s); } + name + t(s -> s.trim());
            }
          }
          """);

  private AnnotationMotifs() {}
}
