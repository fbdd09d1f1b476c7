package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would break at some later call is rejected before it serves. */
class LinkCheckTest {

  @TempDir Path work;
  private TestModules modules;
  private SupplierUnit unit;
  private Path classes;
  private Host host;

  @BeforeEach
  void open() {
    modules = new TestModules(work);
    LinkCheckTest.class.getModule().addUses(Supplier.class);
    unit = SupplierUnit.write(modules, "one", "one.impl.Helper.help(1)");
    helper("public static String help(int times) { return \"old\"; }");
    classes = modules.compile(unit.sources(), work.resolve("one"));
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(classes)
                .auto(false)
                .patience(Duration.ofMillis(1))
                .build());
    assertThat(get()).isEqualTo("old");
  }

  @AfterEach
  void theOldGenerationServesOnAndTheNextGoodChangeGoesLive() {
    assertThat(get()).isEqualTo("old");
    unit.supply("\"new\"");
    TestModules.delete(classes);
    modules.compile(unit.sources(), classes);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(get()).isEqualTo("new");
    host.close();
  }

  @Test
  void aMethodThatIsNoMore() {
    helper("");
    compileHelperAlone();
    assertThat(rejection())
        .isEqualTo(
            "one.impl.Text calls one.impl.Helper.help(int), which one does not have: build one again");
  }

  @Test
  void aMethodWithOtherParameters() {
    helper("public static String help(long times) { return \"\"; }");
    compileHelperAlone();
    assertThat(rejection())
        .isEqualTo(
            "one.impl.Text calls one.impl.Helper.help(int), which one does not have: build one again");
  }

  @Test
  void aMethodThatIsStaticNoMore() {
    helper("public String help(int times) { return \"\"; }");
    compileHelperAlone();
    assertThat(rejection())
        .isEqualTo(
            "one.impl.Text calls one.impl.Helper.help(int) as if it were static, but it is not: build one again");
  }

  @Test
  void aMethodThatHasBecomePrivate() {
    helper("private static String help(int times) { return \"\"; }");
    compileHelperAlone();
    assertThat(rejection())
        .isEqualTo(
            "one.impl.Text calls one.impl.Helper.help(int), which is private: make it public, or build one again");
  }

  @Test
  void aClassThatHasBecomeAnInterface() {
    TestModules.write(
        unit.sources(),
        "one/impl/Helper.java",
        "package one.impl; interface Helper { static String help(int times) { return \"\"; } }");
    compileHelperAlone();
    assertThat(rejection())
        .isEqualTo(
            "one.impl.Text calls one.impl.Helper.help(int) as if one.impl.Helper were a class, but it is an interface: build one again");
  }

  @Test
  void aClassThatIsMissing() throws IOException {
    Files.delete(classes.resolve("one/impl/Helper.class"));
    assertThat(rejection())
        .isEqualTo("one.impl.Text needs one.impl.Helper, which one does not have: build one again");
  }

  @Test
  void aClassInTheWrongPlace() throws IOException {
    Files.copy(classes.resolve("one/impl/Helper.class"), classes.resolve("one/impl/Other.class"));
    assertThat(rejection())
        .isEqualTo(
            "one/impl/Other.class holds the class one.impl.Helper: put it where its name says, or build it again");
  }

  @Test
  void aClassThatIsCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(classes.resolve("one/impl/Text.class"));
    Files.write(
        classes.resolve("one/impl/Text.class"), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(rejection())
        .isEqualTo("one/impl/Text.class is damaged or half written: build it again");
  }

  @Test
  void aProviderThatIsMissing() throws IOException {
    Files.delete(classes.resolve("one/impl/Text.class"));
    assertThat(rejection())
        .isEqualTo(
            "one provides java.util.function.Supplier with one.impl.Text, but has no such class");
  }

  @Test
  void aProviderThatDoesNotImplementTheService() {
    TestModules.write(
        unit.sources(), "one/impl/Text.java", "package one.impl; public class Text {}");
    compileTextAlone();
    assertThat(rejection())
        .isEqualTo(
            "one provides java.util.function.Supplier with one.impl.Text, which does not implement it: add `implements Supplier`");
  }

  @Test
  void aProviderThatIsAbstract() {
    TestModules.write(
        unit.sources(),
        "one/impl/Text.java",
        "package one.impl; public abstract class Text implements java.util.function.Supplier<String> {}");
    compileTextAlone();
    assertThat(rejection())
        .isEqualTo(
            "one provides java.util.function.Supplier with one.impl.Text, which is abstract: make it concrete");
  }

  @Test
  void aProviderThatIsNotPublic() {
    TestModules.write(
        unit.sources(),
        "one/impl/Text.java",
        "package one.impl; class Text implements java.util.function.Supplier<String> { public String get() { return \"\"; } }");
    compileTextAlone();
    assertThat(rejection())
        .isEqualTo(
            "one provides java.util.function.Supplier with one.impl.Text, which is not public: make it public");
  }

  @Test
  void aProviderWithoutTheConstructor() {
    unit.provider("public Text(int size) {} public String get() { return \"\"; }");
    compileTextAlone();
    assertThat(rejection())
        .isEqualTo(
            "one provides java.util.function.Supplier with one.impl.Text, which has neither a public constructor without parameters nor a public static provider() method: add one of them");
  }

  @Test
  void whatIsInheritedIsFoundInTheOrderOfTheVirtualMachine() {
    TestModules.write(
        unit.sources(),
        "one/impl/Heirs.java",
        """
        package one.impl;
        class Heirs {
          static class Base { protected int size = 1; public String of() { return "base"; } }
          static class Mid extends Base { }
          interface Other { int MANY = 3; static String of() { return ""; } private void log() { } default String name() { return "other"; } }
          interface Another extends Other { default String name() { return "another"; } }
          static class Heir extends Mid implements Other, Another, Comparable<Heir> {
            public String log() { return "log"; }
            public int compareTo(Heir other) { return size - other.size + MANY; }
          }
          record Pair(int left, String right) { }
          enum Kind { A { @Override int x() { return 1; } }; abstract int x(); }
          sealed interface Shape permits Round { } record Round(int r) implements Shape { }
          static String all() throws Throwable {
            Heir heir = new Heir();
            int[] copy = { 1 }; copy = copy.clone();
            Runnable runnable = () -> new Pair(1, "r").equals(null);
            runnable.run();
            java.lang.invoke.MethodHandles.lookup()
                .findStatic(Heirs.class, "nothing", java.lang.invoke.MethodType.methodType(void.class)).invokeExact();
            return heir.of() + heir.log() + heir.name() + heir.compareTo(heir) + Kind.A.x() + new Round(2).r() + heir.hashCode() * 0 + copy[0];
          }
          static void nothing() { }
        }
        """);
    unit.provider(
        "public String get() { try { return one.impl.Heirs.all().isEmpty() ? null : \"old\"; } catch (Throwable t) { return t.toString(); } }");
    modules.compile(unit.sources(), classes);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
  }

  @Test
  void anOptionalDependencyThatIsMissingIsLegal() {
    TestModules.write(
        unit.sources(),
        "gone/Gone.java",
        "package gone; public class Gone { public static String x() { return \"\"; } }");
    unit.supply("Math.random() > 2 ? gone.Gone.x() : \"old\"");
    Path whole = modules.compile(unit.sources(), work.resolve("whole"));
    TestModules.delete(classes.resolve("one/impl/Text.class"));
    try {
      Files.copy(whole.resolve("one/impl/Text.class"), classes.resolve("one/impl/Text.class"));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    TestModules.delete(unit.sources().resolve("gone"));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
  }

  @Test
  void aClassOfANewerFormatIsLeftToTheVirtualMachine() throws IOException {
    byte[] bytes = Files.readAllBytes(classes.resolve("one/impl/Helper.class"));
    bytes[7] = (byte) 200;
    Files.write(classes.resolve("one/impl/Helper.class"), bytes);
    assertThat(rejection())
        .startsWith("one.impl.Helper can't be linked: java.lang.UnsupportedClassVersionError:");
  }

  private Object get() {
    return host.service(Supplier.class).get();
  }

  private String rejection() {
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(((Outcome.Rejected) outcomes.get(0)).serving()).containsExactly("one#1");
    return ((Outcome.Rejected) outcomes.get(0)).reason();
  }

  private void helper(String body) {
    TestModules.write(
        unit.sources(),
        "one/impl/Helper.java",
        "package one.impl; class Helper { %s }".formatted(body));
  }

  /** As a build does that forgets who depends on what it compiles. */
  private void compileHelperAlone() {
    alone("one/impl/Helper", "one/impl/Text");
  }

  private void compileTextAlone() {
    alone("one/impl/Text", "one/impl/Helper");
  }

  private void alone(String compiled, String left) {
    Path module = unit.sources().resolve("module-info.java");
    Path other = unit.sources().resolve(left + ".java");
    try {
      byte[] declaration = Files.readAllBytes(module);
      byte[] source = Files.readAllBytes(other);
      Files.writeString(module, "module one { }");
      Files.delete(other);
      Path fresh = modules.compile(unit.sources(), work.resolve("alone"));
      Files.write(module, declaration);
      Files.write(other, source);
      Files.write(
          classes.resolve(compiled + ".class"),
          Files.readAllBytes(fresh.resolve(compiled + ".class")));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
