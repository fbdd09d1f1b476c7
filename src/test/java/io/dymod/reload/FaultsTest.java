package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Treats Dymod badly. After each blow the old generation answers, one outcome was told, and in the
 * end the next good change goes live.
 */
class FaultsTest {

  private static final int FLIPS = Integer.getInteger("dymod.test.flips", 300);
  private static final int CUTS = Integer.getInteger("dymod.test.cuts", 60);

  @TempDir Path work;
  private TestModules modules;
  private SupplierUnit unit;
  private Path place;
  private Host host;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    FaultsTest.class.getModule().addUses(Supplier.class);
    unit = SupplierUnit.write(modules, "one", "\"good\"");
    place = modules.compile(unit.sources(), work.resolve("one"));
  }

  private void open(Path path) {
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(path)
                .auto(false)
                .sources(false)
                .patience(Duration.ofNanos(1))
                .rehearsal(Duration.ofSeconds(2))
                .build());
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void isStillGood() {
    assertThat(host.service(Supplier.class).get()).isEqualTo("good");
  }

  private void theNextGoodChangeGoesLive() throws IOException {
    TestModules.delete(place);
    unit.supply("\"better\"");
    modules.compile(unit.sources(), place);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(host.service(Supplier.class).get()).isEqualTo("better");
  }

  private Outcome.Rejected rejection() {
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasExactlyElementsOfTypes(Rejected.class);
    isStillGood();
    return (Outcome.Rejected) outcomes.get(0);
  }

  @Test
  void aClassFileCutAtEveryLength() throws IOException {
    open(place);
    for (String name : List.of("one/impl/Text.class", "module-info.class")) {
      byte[] whole = Files.readAllBytes(place.resolve(name));
      for (int length = 0; length < whole.length; length++) {
        Files.write(place.resolve(name), Arrays.copyOf(whole, length));
        assertThat(host.reload()).as("cut to %d", length).hasSize(1);
        isStillGood();
      }
      Files.write(place.resolve(name), whole);
      host.reload();
    }
    theNextGoodChangeGoesLive();
  }

  @Test
  void aJarCutAtManyLengths() throws IOException {
    Path jar = modules.jarInPlace(place, work.resolve("one.jar"));
    open(jar);
    byte[] whole = Files.readAllBytes(jar);
    for (int cut = 0; cut < CUTS; cut++) {
      Files.write(jar, Arrays.copyOf(whole, (int) ((long) whole.length * cut / CUTS)));
      rejectedOrTheSameFault();
    }
    Files.write(jar, whole);
    assertThat(host.reload().get(0)).isInstanceOf(Outcome.Unchanged.class);
    unit.supply("\"better\"");
    modules.jarInPlace(modules.compile(unit.sources(), place), jar);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(host.service(Supplier.class).get()).isEqualTo("better");
  }

  private void rejectedOrTheSameFault() {
    assertThat(host.reload()).singleElement().isInstanceOf(Outcome.Rejected.class);
    isStillGood();
  }

  @Test
  void bytesFlippedAtRandom() throws IOException {
    open(place);
    Random random = new Random(20261123);
    Path file = place.resolve("one/impl/Text.class");
    byte[] whole = Files.readAllBytes(file);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThat(host.reload()).as("flip at %d", at).hasSize(1);
      answers(at);
    }
    theNextGoodChangeGoesLive();
  }

  /**
   * A flip can leave a valid class that says something else, or that refers to what the JDK does
   * not have, which is legal until it is used. Such a fault is the unit's own, and never Dymod's.
   */
  private void answers(int at) {
    Supplier<?> handle = host.service(Supplier.class);
    try {
      assertThat(handle.get()).as("flip at %d", at).isNotNull();
    } catch (ClassCastException | LinkageError legal) {
      assertThat(legal.getMessage() + legal.getStackTrace()[0])
          .as("flip at %d", at)
          .contains("one.impl");
    }
  }

  @Test
  void filesOfLengthZeroAndFilesThatCannotBeRead() throws IOException {
    open(place);
    Path file = place.resolve("one/impl/Text.class");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[0]);
    assertThat(rejection().reason())
        .isEqualTo("one/impl/Text.class is damaged or half written: build it again");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(rejection().reason()).endsWith("is not valid: Package one.impl not found in module");
    Files.delete(file);
    Files.write(file, whole);
    host.reload();
    theNextGoodChangeGoesLive();
  }

  @Test
  void aDirectoryThatCannotBeRead() throws IOException {
    open(place);
    Path directory = place.resolve("one/impl");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(directory)).as("not everything is readable, as for root").isFalse();
    assertThat(rejection().reason()).contains("can't be read");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    host.reload();
    theNextGoodChangeGoesLive();
  }

  @Test
  void aUnitThatIsTooLargeConcernsItselfAlone() throws IOException {
    Path units = work.resolve("units");
    place = modules.compile(unit.sources(), units.resolve("one"));
    SupplierUnit other = SupplierUnit.write(modules, "other", "\"other\"");
    modules.compile(other.sources(), units.resolve("other"));
    open(units);
    Path big = units.resolve("other/big.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(big.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    unit.supply("\"better\"");
    modules.compile(unit.sources(), place);
    assertThat(host.reload())
        .hasAtLeastOneElementOfType(Outcome.Swapped.class)
        .hasAtLeastOneElementOfType(Outcome.Rejected.class);
    assertThat(host.service(Supplier.class, "one").get()).isEqualTo("better");
    assertThat(host.service(Supplier.class, "other").get()).isEqualTo("other");
    Files.delete(big);
    other.supply("\"smaller\"");
    modules.compile(other.sources(), units.resolve("other"));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(host.service(Supplier.class, "other").get()).isEqualTo("smaller");
  }

  @Test
  void aLinkThatLeadsOutInThePlaceOfAUnitIsNotFollowed() throws IOException {
    Path units = work.resolve("units");
    place = modules.compile(unit.sources(), units.resolve("one"));
    open(units);
    unit.supply("\"from outside\"");
    Path outside = modules.compile(unit.sources(), work.resolve("outside"));
    Supplier<?> handle = host.service(Supplier.class);
    TestModules.delete(place);
    Files.createSymbolicLink(place, outside);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(handle.get()).isEqualTo("good");
    theNextGoodChangeGoesLive();
  }

  @Test
  void aModuleDeclarationThatIsDeletedOrOfAnotherModule() throws IOException {
    open(work.resolve("units"), () -> modules.compile(unit.sources(), work.resolve("units/one")));
    place = work.resolve("units/one");
    Path declaration = place.resolve("module-info.class");
    byte[] own = Files.readAllBytes(declaration);
    SupplierUnit other = SupplierUnit.write(modules, "other", "\"other\"");
    Path others = modules.compile(other.sources(), work.resolve("other"));
    Files.copy(
        others.resolve("module-info.class"),
        declaration,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(host.reload()).hasAtLeastOneElementOfType(Outcome.Rejected.class);
    assertThat(host.service(Supplier.class, "one")).isNotNull();
    Files.write(declaration, own);
    host.reload();
    isStillGood();
    theNextGoodChangeGoesLive();
  }

  private void open(Path path, Runnable before) {
    before.run();
    open(path);
  }

  @Test
  void tenThousandFiles() throws IOException {
    for (int number = 0; number < 10_000; number++) {
      TestModules.write(place, "one/data/d%d/f%d.txt".formatted(number % 100, number), "x");
    }
    open(place);
    isStillGood();
    TestModules.write(place, "one/data/d7/f7.txt", "y");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    isStillGood();
    theNextGoodChangeGoesLive();
  }

  @Test
  void aProviderThatStartsThreadsWhenItIsConstructed() throws IOException {
    open(place);
    unit.provider(
        """
        public Text() {
          for (int i = 0; i < 10; i++) {
            Thread thread = new Thread(() -> { throw new IllegalStateException("from a thread"); });
            thread.setUncaughtExceptionHandler((who, what) -> { });
            thread.start();
          }
        }
        public String get() { return "good"; }
        """);
    modules.compile(unit.sources(), place);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    isStillGood();
    theNextGoodChangeGoesLive();
  }
}
