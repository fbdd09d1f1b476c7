package io.dymod.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.AllKinds;
import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handle is the provider as far as a caller can see. */
class HandleTest {

  private static final String MODULE_INFO =
      """
      module kinds {
        requires io.dymod;
        provides io.dymod.AllKinds with kinds.impl.Provider;
        provides java.util.function.IntBinaryOperator with kinds.impl.Sum;
      }
      """;

  private static final String PROVIDER =
      """
      package kinds.impl;
      import io.dymod.AllKinds;
      import java.io.IOException;
      import java.util.*;
      public final class Provider implements AllKinds<String> {
        public void nothing() {}
        public String primitives(boolean a, byte b, short c, char d, int e, long f, float g,
            double h, long i, Object j) {
          return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i
              + " " + j;
        }
        public boolean aBoolean() { return true; }
        public byte aByte() { return -1; }
        public short aShort() { return -2; }
        public char aChar() { return '\u00fc'; }
        public int anInt() { return Integer.MIN_VALUE; }
        public long aLong() { return Long.MIN_VALUE; }
        public float aFloat() { return Float.MIN_VALUE; }
        public double aDouble() { return Double.MAX_VALUE; }
        public int[][] arrays(String[] strings, long[] longs) {
          return new int[strings.length][longs.length];
        }
        public String any(String... words) { return String.join("-", words); }
        public String greatest(List<? extends String> values) { return Collections.max(values); }
        public <E extends Exception> void raise(E exception) throws E { throw exception; }
        public void checked() throws IOException { throw new IOException("checked"); }
        public String overridden() { return "the provider's"; }
        public int compareTo(AllKinds<String> other) { return 7; }
        public String toString() { return "the provider"; }
        public boolean equals(Object other) { return true; }
        public int hashCode() { return 42; }
      }
      """;

  private static final String SUM =
      """
      package kinds.impl;
      public final class Sum implements java.util.function.IntBinaryOperator {
        public int applyAsInt(int left, int right) { return left + right; }
      }
      """;

  @TempDir Path work;
  private Host host;
  private AllKinds<String> handle;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void open() {
    TestModules modules = new TestModules(work);
    Path sources =
        modules.sources(
            "kinds",
            "module-info.java",
            MODULE_INFO,
            "kinds/impl/Provider.java",
            PROVIDER,
            "kinds/impl/Sum.java",
            SUM);
    Path unit = modules.compileAgainstTests(sources, modules.path("kinds"));
    HandleTest.class.getModule().addUses(AllKinds.class);
    HandleTest.class.getModule().addUses(IntBinaryOperator.class);
    host =
        Host.open(Settings.builder().mode(Mode.DEV).path(unit).auto(false).sources(false).build());
    handle = host.service(AllKinds.class);
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void primitiveTypesGoInAndOut() {
    handle.nothing();
    assertThat(
            handle.primitives(
                true, (byte) 1, (short) 2, 'c', 3, Long.MAX_VALUE, 1.5f, -2.5, -4L, "j"))
        .isEqualTo("true 1 2 c 3 9223372036854775807 1.5 -2.5 -4 j");
    assertThat(handle.aBoolean()).isTrue();
    assertThat(handle.aByte()).isEqualTo((byte) -1);
    assertThat(handle.aShort()).isEqualTo((short) -2);
    assertThat(handle.aChar()).isEqualTo('ü');
    assertThat(handle.anInt()).isEqualTo(Integer.MIN_VALUE);
    assertThat(handle.aLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(handle.aFloat()).isEqualTo(Float.MIN_VALUE);
    assertThat(handle.aDouble()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  @SuppressWarnings("SelfComparison") // Whatever is compared, the provider says 7.
  void arraysVariableArgumentsAndTypeVariablesPassThrough() {
    assertThat(handle.arrays(new String[2], new long[3])).hasDimensions(2, 3);
    assertThat(handle.any()).isEmpty();
    assertThat(handle.any("a", "b", "c")).isEqualTo("a-b-c");
    assertThat(handle.greatest(List.of("a", "c", "b"))).isEqualTo("c");
    assertThat(handle.compareTo(handle)).isEqualTo(7);
  }

  @Test
  void exceptionsComeOutAsTheyWereThrown() {
    Exception mine = new Exception("mine");
    assertThatThrownBy(() -> handle.raise(mine)).isSameAs(mine);
    assertThatThrownBy(handle::checked)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("checked");
  }

  @Test
  void defaultMethodsAreTheProviders() {
    assertThat(handle.overridden()).isEqualTo("the provider's");
    assertThat(handle.inherited()).isEqualTo("the interface's, then the provider's");
  }

  @Test
  @SuppressWarnings({"EqualsIncompatibleType", "SelfEquals"}) // That is what is tested.
  void identityIsTheHandlesOwn() {
    assertThat(handle).hasToString("io.dymod.AllKinds by kinds#1");
    assertThat(handle.equals("anything")).isFalse();
    assertThat(handle.equals(handle)).isTrue();
    assertThat(handle.hashCode()).isEqualTo(System.identityHashCode(handle));
    assertThat((Object) host.service(AllKinds.class)).isSameAs(handle);
  }

  @Test
  void itIsSeenInEachStackTrace() {
    assertThatThrownBy(handle::checked)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::toString)
                    .contains("dymod-handle//io.dymod.handle.AllKinds.checked(handle)"));
  }

  @Test
  void itStaysRightWhenItIsCompiled() {
    IntBinaryOperator sum = host.service(IntBinaryOperator.class);
    assertThat(IntStream.range(0, 200_000).map(i -> sum.applyAsInt(i, 1) - i).sum())
        .isEqualTo(200_000);
  }
}
