package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.ProviderGoneException;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that require one another go live together and in order, or not at all. */
class ManyUnitsTest {

  @TempDir Path work;
  private TestModules modules;
  private Path path;
  private Host host;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    path = work.resolve("sources");
    ManyUnitsTest.class.getModule().addUses(Supplier.class);
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** {@code words} exports a class that {@code one} calls; {@code two} has to do with neither. */
  private SupplierUnit threeUnits() {
    words("first");
    SupplierUnit one = SupplierUnit.write(modules, "one", "words.Words.word()");
    one.declare(
        "module one { requires words; provides java.util.function.Supplier with one.impl.Text; }");
    SupplierUnit.write(modules, "two", "\"two\"");
    open();
    return one;
  }

  private void words(String word) {
    modules.sources(
        "words",
        "module-info.java",
        "module words { exports words; }",
        "words/Words.java",
        "package words; public class Words { public static String word() { return \"%s\"; } }"
            .formatted(word));
  }

  private void open() {
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(path)
                .auto(false)
                .patience(Duration.ofMillis(10))
                .build());
  }

  @Test
  void aChangedUnitTakesAlongThoseThatRequireItAndNoOthers() {
    threeUnits();
    assertThat(get("one")).isEqualTo("first");
    words("second");
    Outcome.Swapped swapped = (Outcome.Swapped) only(host.reload());
    assertThat(swapped.units()).extracting(Unit::toString).containsExactly("words#2", "one#2");
    assertThat(swapped.files()).containsOnlyKeys("words");
    assertThat(get("one")).isEqualTo("second");
    assertThat(host.units())
        .extracting(Unit::toString)
        .containsExactly("one#2", "two#1", "words#2");
  }

  @Test
  void aChangeThatDoesNotFitWithANewVersionOfWhatItRequiresIsLiveWithTheOneThatServes() {
    SupplierUnit one = threeUnits();
    TestModules.edit(path.resolve("words/words/Words.java"), "word()", "renamed()");
    one.supply("words.Words.word() + 2");
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes.get(0).message()).startsWith("one#2 live");
    assertThat(outcomes.get(1).message()).startsWith("words rejected: ").contains("word()");
    assertThat(outcomes).hasSize(2);
    assertThat(get("one")).isEqualTo("first2");
  }

  /** Units that export a word each, and units whose answers are made of the words of all. */
  private void sentences(List<String> wordUnits, String... sentences) {
    for (String unit : wordUnits) {
      modules.sources(
          unit,
          "module-info.java",
          "module %s { exports %s; }".formatted(unit, unit),
          unit + "/Words.java",
          "package %s; public class Words { public static String word() { return \"%s\"; } }"
              .formatted(unit, unit));
    }
    for (String sentence : sentences) {
      SupplierUnit.write(
              modules,
              sentence,
              wordUnits.stream()
                  .map(unit -> unit + ".Words.word()")
                  .collect(Collectors.joining(" + ")))
          .declare(
              "module %s { %s provides java.util.function.Supplier with %s.impl.Text; }"
                  .formatted(
                      sentence,
                      wordUnits.stream()
                          .map(unit -> "requires " + unit + "; ")
                          .collect(Collectors.joining()),
                      sentence));
    }
    open();
  }

  private void rename(String unit) {
    TestModules.edit(path.resolve(unit + "/" + unit + "/Words.java"), "word()", "renamed()");
  }

  private void reword(String unit) {
    TestModules.edit(path.resolve(unit + "/" + unit + "/Words.java"), "\"" + unit, "\"new " + unit);
  }

  @Test
  void whatCompilesToWhatServesIsReportedOnceWhateverItIsTriedWith() {
    sentences(List.of("words", "more"), "one", "two");
    assertThat(get("one")).isEqualTo("wordsmore");
    rename("words");
    rename("more");
    TestModules.edit(path.resolve("two/two/impl/Text.java"), "+", "/* as before */ +");
    assertThat(host.reload())
        .extracting(Outcome::message)
        .filteredOn(message -> message.startsWith("two"))
        .containsExactly("two unchanged: it compiles to what serves");
  }

  @Test
  void allButTheOneThatDoesNotFitGoLiveTogether() {
    sentences(List.of("a", "b", "c", "d"), "sentence");
    rename("b");
    List.of("a", "c", "d").forEach(this::reword);
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasSize(2);
    assertThat(((Outcome.Swapped) outcomes.get(0)).units())
        .extracting(Unit::toString)
        .containsExactly("a#2", "c#2", "d#2", "sentence#2");
    assertThat(((Outcome.Rejected) outcomes.get(1)).units()).containsExactly("b");
    assertThat(get("sentence")).isEqualTo("new abnew cnew d");
  }

  @Test
  void aRefactoringOverTwoUnitsIsOneSwap() {
    SupplierUnit one = threeUnits();
    TestModules.edit(path.resolve("words/words/Words.java"), "word()", "renamed()");
    one.supply("words.Words.renamed() + \", renamed\"");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("first, renamed");
  }

  @Test
  void ifOneOfThemFailsNoneOfThemGoesLive() {
    SupplierUnit one = threeUnits();
    TestModules.edit(path.resolve("words/words/Words.java"), "word()", "renamed()");
    Outcome.Rejected rejected = (Outcome.Rejected) only(host.reload());
    assertThat(rejected.units()).containsExactly("words");
    assertThat(rejected.reason()).contains("one/impl/Text.java:2").contains("cannot find symbol");
    assertThat(rejected.serving()).containsExactly("words#1");
    assertThat(get("one")).isEqualTo("first");

    one.supply("words.Words.renamed() + \"!\"");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("first!");
  }

  @Test
  void aFaultInOneUnitDoesNotHoldUpAnother() {
    SupplierUnit one = threeUnits();
    one.supply("nonsense");
    SupplierUnit two = SupplierUnit.write(modules, "two", "\"two!\"");
    assertThat(host.reload())
        .extracting(Outcome::getClass)
        .containsExactlyInAnyOrder(cast(Rejected.class), cast(Swapped.class));
    assertThat(get("two")).isEqualTo("two!");
    two.supply("\"two!!\"");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("two")).isEqualTo("two!!");
    assertThat(get("one")).isEqualTo("first");
  }

  @Test
  void aUnitThatWasRejectedDoesNotHoldUpWhatItRequires() {
    SupplierUnit one = threeUnits();
    one.supply("nonsense");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Rejected.class);
    words("second");
    Outcome.Swapped swapped = (Outcome.Swapped) only(host.reload());
    assertThat(swapped.units()).extracting(Unit::toString).contains("words#2");
    assertThat(get("one")).isEqualTo("second");
    one.supply("words.Words.word() + \"!\"");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("second!");
  }

  @Test
  void aRevertedChangeIsUnchanged() {
    SupplierUnit one = threeUnits();
    one.supply("nonsense");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Rejected.class);
    assertThat(host.units()).extracting(Unit::state).contains(Unit.State.STALE);
    one.supply("words.Words.word()");
    assertThat(only(host.reload()).message())
        .isEqualTo(
            "one unchanged: what lies on disk is what serves (gone: Text.java:2:97: cannot find symbol)");
    assertThat(host.units()).extracting(Unit::state).containsOnly(Unit.State.LIVE);
  }

  @Test
  void aRenamedModuleTakesThePlaceOfTheOldOneInOneSwap() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    open();
    Supplier<?> handle = host.service(Supplier.class);
    one.declare("module renamed { provides java.util.function.Supplier with one.impl.Text; }");
    one.supply("\"renamed\"");
    Outcome.Swapped swapped = (Outcome.Swapped) only(host.reload());
    assertThat(swapped.units()).extracting(Unit::toString).containsExactly("renamed#1");
    assertThat(swapped.removed()).containsExactly("one");
    assertThat(handle.get()).isEqualTo("renamed");
  }

  @Test
  void aRemovalIsNotForgottenWhenWhatItRequiresChangesWithIt() {
    threeUnits();
    TestModules.delete(path.resolve("one"));
    words("second");
    host.reload();
    assertThat(host.units()).extracting(Unit::name).containsExactly("two", "words");
  }

  @Test
  void aRemovalIsNotForgottenWhenItMakesRoomForAChange() {
    threeUnits();
    TestModules.delete(path.resolve("one"));
    TestModules.edit(path.resolve("words/words/Words.java"), "word()", "renamed()");
    host.reload();
    assertThat(host.units()).extracting(Unit::toString).containsExactly("two#1", "words#2");
  }

  @Test
  void whatDoesNotNeedABrokenChangeGoesLiveWithoutIt() {
    SupplierUnit one = threeUnits();
    one.supply("words.Words.word() + \"!\"");
    words("\" + nonsense + \"");
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasExactlyElementsOfTypes(Swapped.class, Rejected.class);
    assertThat(((Outcome.Rejected) outcomes.get(1)).units()).containsExactly("words");
    assertThat(get("one")).isEqualTo("first!");
  }

  @Test
  void whatWaitedForARevertIsTriedAgain() {
    SupplierUnit one = threeUnits();
    one.supply("words.Words.more()");
    words("\" + nonsense + \"");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class, Rejected.class);
    words("first\"; } public static String more() { return \"more");
    host.reload();
    assertThat(get("one")).isEqualTo("more");
  }

  @Test
  void aGoodChangeDoesNotWaitForABrokenUnitThatHasNeverServed() {
    threeUnits();
    SupplierUnit broken = SupplierUnit.write(modules, "broken", "nonsense");
    broken.declare(
        "module broken { requires words; provides java.util.function.Supplier with broken.impl.Text; }");
    words("second");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class, Rejected.class);
    assertThat(get("one")).isEqualTo("second");
    words("third");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("third");
    broken.supply("words.Words.word() + \" and mended\"");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("broken")).isEqualTo("third and mended");
  }

  @Test
  void ofTwoUnitsOfANameTheFirstOnThePathIsTheUnit() {
    SupplierUnit first = SupplierUnit.write(modules, "dup", "\"first\"");
    SupplierUnit second =
        SupplierUnit.write(new TestModules(work.resolve("more")), "dup", "\"second\"");
    host =
        Host.open(
            Settings.builder().mode(Mode.DEV).path(path, second.sources()).auto(false).build());
    assertThat(get("dup")).isEqualTo("first");
    TestModules.delete(first.sources());
    host.reload();
    assertThat(get("dup")).isEqualTo("second");
    SupplierUnit.write(modules, "dup", "\"first again\"");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class, Rejected.class);
    assertThat(get("dup")).isEqualTo("first again");
  }

  @Test
  void aUnitThatMovesGoesLiveFromItsNewPlace() throws Exception {
    Path mods = work.resolve("mods");
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    modules.jarInPlace(
        modules.compile(one.sources(), work.resolve("built")), mods.resolve("one-1.jar"));
    path = mods;
    open();
    one.supply("\"2\"");
    Files.delete(mods.resolve("one-1.jar"));
    modules.jarInPlace(
        modules.compile(one.sources(), work.resolve("built")), mods.resolve("one-2.jar"));
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("2");
    one.supply("\"3\"");
    modules.compile(one.sources(), mods.resolve("one"));
    Files.delete(mods.resolve("one-2.jar"));
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("3");
    Files.move(mods.resolve("one"), mods.resolve("renamed"));
    assertThat(only(host.reload()).message())
        .isEqualTo("one unchanged: what lies on disk is what serves");
    assertThat(host.units().get(0).location()).isEqualTo(mods.resolve("renamed"));
  }

  @Test
  void theOtherOneOfTwoUnitsOfANameIsTriedWhenOneGoes() {
    SupplierUnit dup = SupplierUnit.write(modules, "dup", "nonsense");
    SupplierUnit good =
        SupplierUnit.write(new TestModules(work.resolve("more")), "dup", "\"good\"");
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(path, good.sources())
                .auto(false)
                .patience(Duration.ofMillis(10))
                .build());
    TestModules.delete(dup.sources());
    host.reload();
    assertThat(get("dup")).isEqualTo("good");
  }

  @Test
  void aDamagedDeclarationDoesNotHoldUpAnotherUnit() throws Exception {
    Path mods = work.resolve("mods");
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    SupplierUnit two = SupplierUnit.write(modules, "two", "\"2\"");
    modules.compile(one.sources(), mods.resolve("one"));
    modules.compile(two.sources(), mods.resolve("two"));
    path = mods;
    open();
    byte[] declaration = Files.readAllBytes(mods.resolve("one/module-info.class"));
    for (int at = 10; at < declaration.length; at++) {
      if (declaration[at] == 'o') {
        declaration[at] = (byte) 0xff;
      }
    }
    Files.write(mods.resolve("one/module-info.class"), declaration);
    two.supply("\"2!\"");
    modules.compile(two.sources(), mods.resolve("two"));
    assertThat(host.reload()).hasSize(2);
    assertThat(get("two")).isEqualTo("2!");
    assertThat(get("one")).isEqualTo("1");
  }

  /** A build that has written the declaration and not the classes yet. */
  @Test
  void whatUsesAUnitThatItDoesNotReadIsRejectedAlthoughAnotherOneRequiresThat() throws Exception {
    Path mods = work.resolve("mods");
    words("first");
    modules.compile(path.resolve("words"), mods.resolve("words"));
    Path middle =
        modules.sources("middle", "module-info.java", "module middle { requires words; }");
    modules.compileWith(mods.resolve("words"), middle, mods.resolve("middle"));
    SupplierUnit one = SupplierUnit.write(modules, "one", "words.Words.word()");
    String declaration =
        "module one { %s provides java.util.function.Supplier with one.impl.Text; }";
    one.declare(declaration.formatted("requires words;"));
    modules.compileWith(mods.resolve("words"), one.sources(), mods.resolve("one"));
    path = mods;
    open();
    one.declare(declaration.formatted("requires middle;"));
    one.supply("\"middle\"");
    Path built = modules.compileWith(mods, one.sources(), work.resolve("built"));
    Path module = mods.resolve("one/module-info.class");
    Files.copy(built.resolve("module-info.class"), module, StandardCopyOption.REPLACE_EXISTING);
    assertThat(((Outcome.Rejected) only(host.reload())).reason())
        .isEqualTo(
            "one.impl.Text needs words.Words of module words, which one does not read: add `requires words;` to its module-info.java, or build one again");
    assertThat(get("one")).isEqualTo("first");
    modules.compileWith(mods, one.sources(), mods.resolve("one"));
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
    assertThat(get("one")).isEqualTo("middle");
  }

  @Test
  void aRejectedProviderIsToldOnceAndNotAgainWithEachOtherChange() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    SupplierUnit two = SupplierUnit.write(modules, "two", "\"2\"");
    open();
    one.provider("public Text() { throw new Error(); } public String get() { return \"\"; }");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Rejected.class);
    two.supply("\"2!\"");
    assertThat(only(host.reload())).isInstanceOf(Outcome.Swapped.class);
  }

  @Test
  void aLongChainOfUnitsLoadsFast() {
    SupplierUnit.write(modules, "u0", "\"0\"").declare("module u0 { exports u0.impl; }");
    for (int number = 1; number < 30; number++) {
      SupplierUnit.write(modules, "u" + number, "new u%d.impl.Text().get()".formatted(number - 1))
          .declare(
              "module u%d { requires u%d; exports u%d.impl; %s }"
                  .formatted(
                      number,
                      number - 1,
                      number,
                      number == 29
                          ? "provides java.util.function.Supplier with u29.impl.Text;"
                          : ""));
    }
    open();
    assertThat(get("u29")).isEqualTo("0");
  }

  @Test
  void aServiceOfAUnitsOwnCanBeAskedForByAnotherUnitAndLetsGoOfTheOldOnes() {
    modules.sources(
        "words",
        "module-info.java",
        "module words { exports words; provides words.Word with words.impl.First; }",
        "words/Word.java",
        "package words; public interface Word { String get(); }",
        "words/impl/First.java",
        "package words.impl; public class First implements words.Word { public String get() { return \"first\"; } }");
    SupplierUnit one = SupplierUnit.write(modules, "one", "");
    one.declare(
        "module one { requires words; uses words.Word; provides java.util.function.Supplier with one.impl.Text; }");
    one.provider(
        """
        public String get() {
          return java.util.ServiceLoader.load(Text.class.getModule().getLayer(), words.Word.class)
              .findFirst().get().get();
        }
        """);
    open();
    assertThat(get("one")).isEqualTo("first");
    TestModules.edit(path.resolve("words/words/impl/First.java"), "\"first\"", "\"second\"");
    host.reload();
    assertThat(get("one")).isEqualTo("second");
  }

  @Test
  void unitsComeAndGo() {
    threeUnits();
    List<?> all = host.services(Supplier.class);
    assertThat(all).hasSize(2);
    SupplierUnit.write(modules, "three", "\"three\"");
    assertThat(only(host.reload()).message()).startsWith("three#1 live in ");
    assertThat(all).hasSize(3);
    Supplier<?> handle = host.service(Supplier.class, "three");
    assertThat(handle.get()).isEqualTo("three");

    TestModules.delete(path.resolve("three"));
    assertThat(only(host.reload()).message()).isEqualTo("three removed");
    assertThat(all).hasSize(2);
    assertThat(handle).hasToString("java.util.function.Supplier by nobody");
    assertThatThrownBy(handle::get)
        .isExactlyInstanceOf(ProviderGoneException.class)
        .hasMessageMatching(
            "java.util.function.Supplier has no provider since \\S+, when unit three \\(last three#1\\) was removed: put it back, and this handle works again");

    SupplierUnit.write(modules, "three", "\"again\"");
    host.reload();
    assertThat(handle.get()).isEqualTo("again");
    assertThat(handle).hasToString("java.util.function.Supplier by three#2");
  }

  @Test
  void aProviderThatIsNoLongerDeclaredIsGoneAndCanComeBack() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    open();
    Supplier<?> handle = host.service(Supplier.class);
    one.declare("module one { }");
    host.reload();
    assertThatThrownBy(handle::get)
        .isExactlyInstanceOf(ProviderGoneException.class)
        .hasMessage(
            "java.util.function.Supplier is no longer provided by module one (now one#2): declare the provider again, and this handle works again");
    one.declare("module one { provides java.util.function.Supplier with one.impl.Text; }");
    host.reload();
    assertThat(handle.get()).isEqualTo("1");
  }

  @Test
  void theOneHandleFollowsTheOneProviderToAnotherClass() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    open();
    Supplier<?> handle = host.service(Supplier.class);
    modules.sources(
        "one",
        "one/impl/Other.java",
        "package one.impl; public class Other implements java.util.function.Supplier<String> { public String get() { return \"other\"; } }");
    one.declare("module one { provides java.util.function.Supplier with one.impl.Other; }");
    host.reload();
    assertThat(handle.get()).isEqualTo("other");
  }

  @Test
  void aSecondProviderDoesNotDisturbAHandleInUse() {
    SupplierUnit.write(modules, "one", "\"1\"");
    open();
    Supplier<?> handle = host.service(Supplier.class);
    assertThat(handle.get()).isEqualTo("1");
    SupplierUnit.write(modules, "another", "\"2\"");
    host.reload();
    assertThat(handle.get()).isEqualTo("1");
    assertThatThrownBy(() -> host.service(Supplier.class)).hasMessageContaining("has 2 providers");
  }

  @Test
  void aUnitThatOthersRequireIsNotRemoved() {
    threeUnits();
    TestModules.delete(path.resolve("words"));
    Outcome.Rejected rejected = (Outcome.Rejected) only(host.reload());
    assertThat(rejected.units()).containsExactly("words");
    assertThat(rejected.reason())
        .contains("one/module-info.java:1")
        .contains("module not found: words");
    assertThat(get("one")).isEqualTo("first");
    words("back");
    host.reload();
    assertThat(get("one")).isEqualTo("back");
  }

  @Test
  void aCircleIsToldWithItsNames() {
    threeUnits();
    modules.sources("words", "module-info.java", "module words { exports words; requires one; }");
    Outcome.Rejected rejected = (Outcome.Rejected) only(host.reload());
    assertThat(rejected.reason())
        .isEqualTo(
            "units require each other in a circle, which modules can't: one requires words requires one. Remove one of these lines from its module-info.java");
    assertThat(get("one")).isEqualTo("first");
  }

  @Test
  void aPackageThatTwoUnitsHaveIsToldWithTheirNames() {
    threeUnits();
    modules.sources("two", "words/Extra.java", "package words; class Extra { }");
    Outcome.Rejected rejected = (Outcome.Rejected) only(host.reload());
    assertThat(rejected.reason())
        .isEqualTo(
            "units two and words both have package words: in release the two could not start together. Remove it from one of them, or rename it");
  }

  @Test
  void requiresTransitiveQualifiedExportsAndOpensReachOtherUnits() {
    modules.sources(
        "base",
        "module-info.java",
        "module base { exports base to middle, top; opens base.secret to top; }",
        "base/Base.java",
        "package base; public class Base { public String name() { return \"base\"; } }",
        "base/secret/Secret.java",
        "package base.secret; class Secret { private static String word = \"secret\"; }");
    modules.sources(
        "middle",
        "module-info.java",
        "module middle { requires transitive base; exports middle; }",
        "middle/Middle.java",
        "package middle; public class Middle { public base.Base base() { return new base.Base(); } }");
    SupplierUnit top = SupplierUnit.write(modules, "top", "");
    top.declare(
        "module top { requires middle; provides java.util.function.Supplier with top.impl.Text; }");
    top.provider(
        """
        public String get() {
          try {
            var field = Class.forName(base.Base.class.getModule(), "base.secret.Secret").getDeclaredField("word");
            field.setAccessible(true);
            return new middle.Middle().base().name() + " " + field.get(null);
          } catch (ReflectiveOperationException failure) {
            return failure.toString();
          }
        }
        """);
    open();
    assertThat(get("top")).isEqualTo("base secret");
    TestModules.edit(path.resolve("base/base/Base.java"), "\"base\"", "\"new base\"");
    Outcome.Swapped swapped = (Outcome.Swapped) only(host.reload());
    assertThat(swapped.units())
        .extracting(Unit::toString)
        .containsExactly("base#2", "middle#2", "top#2");
    assertThat(get("top")).isEqualTo("new base secret");
  }

  private Object get(String unit) {
    return host.service(Supplier.class, unit).get();
  }

  private static Outcome only(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> cast(Class<?> type) {
    return (Class<T>) type;
  }
}
