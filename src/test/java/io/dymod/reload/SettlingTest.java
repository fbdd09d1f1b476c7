package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.DymodException;
import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Subscription;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change is loaded once it is whole, however it comes about, and none is missed. */
class SettlingTest {

  @TempDir Path work;
  private TestModules modules;
  private SupplierUnit unit;
  private Host host;
  private final List<Outcome> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    SettlingTest.class.getModule().addUses(Supplier.class);
    unit = SupplierUnit.write(modules, "one", "\"1\"");
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void start(Path path, Settings.Watching watching) {
    start(path, watching, Settings.builder().build().patience());
  }

  private void start(Path path, Settings.Watching watching, Duration patience) {
    host = Host.open(settings(path, watching).patience(patience).build());
  }

  private static Settings.Builder settings(Path path, Settings.Watching watching) {
    return Settings.builder()
        .mode(Mode.DEV)
        .path(path)
        .sources(false)
        .watching(watching)
        .poll(Duration.ofMillis(20));
  }

  private void open(Path path, Settings.Watching watching) {
    start(path, watching);
    listen();
  }

  private void listen() {
    host.onReload(told::add);
    Await.until(told::toString, () -> !told.isEmpty());
    told.clear();
  }

  private void await(String answer) {
    await(host, answer);
  }

  private void await(Host asked, String answer) {
    Await.until(
        () -> answer + " from " + told,
        () -> {
          try {
            return asked.service(Supplier.class).get().equals(answer);
          } catch (DymodException gone) {
            return false;
          }
        });
  }

  /**
   * How often something went live, once everything has been told. A swap shows before it is told,
   * so a reload is asked for: it comes after all that is told.
   */
  private long swaps() {
    host.reload();
    CountDownLatch asked = new CountDownLatch(1);
    Subscription last = host.onReload(outcome -> asked.countDown());
    Await.until(told::toString, () -> asked.getCount() == 0);
    last.close();
    return told.stream().filter(Outcome.Swapped.class::isInstance).count();
  }

  private Path compile(String target) {
    return modules.compile(unit.sources(), work.resolve(target));
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryDeletedAndMadeAgain(Settings.Watching watching) {
    Path place = compile("target/classes");
    open(place, watching);
    TestModules.delete(work.resolve("target"));
    unit.supply("\"2\"");
    compile("target/classes");
    await("2");
    unit.supply("\"3\"");
    compile("target/classes");
    await("3");
  }

  @ParameterizedTest
  @EnumSource
  void aJarDeletedAndMadeAgain(Settings.Watching watching) throws IOException {
    Path jar = modules.jarInPlace(compile("exploded"), work.resolve("one.jar"));
    open(jar, watching);
    Files.delete(jar);
    unit.supply("\"2\"");
    modules.jarInPlace(compile("exploded"), jar);
    await("2");
  }

  @ParameterizedTest
  @EnumSource
  void aLinkThatIsSwitched(Settings.Watching watching) throws IOException {
    compile("versions/1");
    unit.supply("\"2\"");
    compile("versions/2");
    Path link = Files.createSymbolicLink(work.resolve("current"), work.resolve("versions/1"));
    open(link, watching);
    await("1");
    Path next = Files.createSymbolicLink(work.resolve("next"), work.resolve("versions/2"));
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    await("2");
    unit.supply("\"3\"");
    compile("versions/2");
    await("3");
  }

  @ParameterizedTest
  @EnumSource
  void aUnitDroppedIntoAnEmptyDirectory(Settings.Watching watching) throws IOException {
    start(Files.createDirectories(work.resolve("units")), watching);
    compile("units/one");
    await("1");
    unit.supply("\"2\"");
    compile("units/one");
    await("2");
  }

  /** As {@code cp -p}, {@code rsync -t}, {@code tar -x} and reproducible builds leave it. */
  @ParameterizedTest
  @EnumSource
  void aFileWithTheSizeAndTimeThatItHad(Settings.Watching watching) throws IOException {
    assumeThat(work.getFileSystem().supportedFileAttributeViews()).contains("unix");
    Path place = compile("one");
    Path file = place.resolve("one/impl/Text.class");
    FileTime time = FileTime.fromMillis(1_600_000_000_000L);
    Files.setLastModifiedTime(file, time);
    open(place, watching);
    for (String answer : List.of("2", "3")) {
      unit.supply("\"" + answer + "\"");
      Path next = compile("next").resolve("one/impl/Text.class");
      Files.setLastModifiedTime(next, time);
      if (answer.equals("2")) {
        Files.delete(file);
        Files.copy(next, file, StandardCopyOption.COPY_ATTRIBUTES);
      } else {
        Files.write(file, Files.readAllBytes(next));
        Files.setLastModifiedTime(file, time);
      }
      await(answer);
    }
  }

  @Test
  void aFileChangedWithinATickOfTheClockIsSeen() throws IOException {
    Path place = compile("one");
    host =
        Host.open(Settings.builder().mode(Mode.DEV).path(place).sources(false).auto(false).build());
    Path file = place.resolve("one/impl/Text.class");
    unit.supply("\"2\"");
    byte[] second = Files.readAllBytes(compile("two").resolve("one/impl/Text.class"));
    unit.supply("\"3\"");
    byte[] third = Files.readAllBytes(compile("two").resolve("one/impl/Text.class"));
    assertThat(third).hasSameSizeAs(second);

    FileTime time = FileTime.fromMillis(System.currentTimeMillis() + 1);
    Files.write(file, second);
    Files.setLastModifiedTime(file, time);
    host.reload();
    Files.write(file, third);
    Files.setLastModifiedTime(file, time);
    host.reload();
    assertThat(host.service(Supplier.class).get()).isEqualTo("3");
  }

  @Test
  void aBuildThatWritesFiveHundredClassesIsOneReload() {
    for (int number = 0; number < 500; number++) {
      TestModules.write(
          unit.sources(),
          "one/impl/Part%d.java".formatted(number),
          "package one.impl; class Part%d { int x = %d; }".formatted(number, number));
    }
    unit.supply("\"1\" + new Part499().x");
    Path place = compile("target/classes");
    open(place, Settings.Watching.NATIVE);
    TestModules.delete(place);
    unit.supply("\"2\" + new Part499().x");
    compile("target/classes");
    await("2499");
    assertThat(swaps()).isEqualTo(1);
  }

  @Test
  void aHalfWrittenFileIsWaitedOutQuietly() throws IOException {
    Path place = compile("units/one");
    SupplierUnit beside = SupplierUnit.write(modules, "two", "\"0\"");
    Path witness = modules.compile(beside.sources(), work.resolve("units/two"));
    start(work.resolve("units"), Settings.Watching.NATIVE, Duration.ofMinutes(1));
    awaitLive("two#1");
    unit.supply("\"2\"");
    byte[] whole = Files.readAllBytes(compile("whole").resolve("one/impl/Text.class"));
    Path file = place.resolve("one/impl/Text.class");
    int looks = 1;
    for (int length = 0; length < whole.length; length += whole.length / 4) {
      Files.write(file, Arrays.copyOf(whole, length));
      beside.supply("\"%d\"".formatted(looks));
      modules.compile(beside.sources(), witness);
      // What was saved later is live, so the half written file was looked at.
      awaitLive("two#" + ++looks);
      assertThat(host.service(Supplier.class, "one").get()).isEqualTo("1");
    }
    assertThat(told).noneMatch(outcome -> outcome.message().startsWith("one rejected"));
    Files.write(file, whole);
    awaitLive("one#2");
    assertThat(told).noneMatch(outcome -> outcome.message().startsWith("one rejected"));
    assertThat(host.service(Supplier.class, "one").get()).isEqualTo("2");
  }

  private void awaitLive(String generation) {
    if (told.isEmpty()) {
      host.onReload(told::add);
    }
    Await.until(
        () -> generation + " in " + told,
        () -> told.stream().anyMatch(outcome -> outcome.message().contains(generation)));
  }

  @Test
  void whatStaysHalfWrittenIsToldOnce() throws IOException {
    Path place = compile("one");
    open(place, Settings.Watching.NATIVE);
    Path file = place.resolve("one/impl/Text.class");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    Await.until(told::toString, () -> !told.isEmpty());
    assertThat(told).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(host.service(Supplier.class).get()).isEqualTo("1");
    unit.supply("\"2\"");
    compile("one");
    await("2");
    assertThat(swaps()).isEqualTo(1);
    assertThat(told).first().isInstanceOf(Outcome.Rejected.class);
    assertThat(told).filteredOn(Outcome.Rejected.class::isInstance).hasSize(1);
  }

  @Test
  void whilePausedNothingIsLoadedAndNothingIsLost() {
    Path place = compile("one");
    open(place, Settings.Watching.NATIVE);
    try (Host witness = Host.open(settings(place, Settings.Watching.NATIVE).build())) {
      host.pause();
      for (String answer : List.of("2", "3")) {
        unit.supply("\"" + answer + "\"");
        compile("one");
        // Whoever is not paused has loaded it.
        await(witness, answer);
      }
      assertThat(host.service(Supplier.class).get()).isEqualTo("1");
      assertThat(told).isEmpty();
      host.resume();
      await("3");
      host.pause();
      unit.supply("\"4\"");
      compile("one");
      await(witness, "4");
      assertThat(host.service(Supplier.class).get()).isEqualTo("3");
    }
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(host.service(Supplier.class).get()).isEqualTo("4");
  }

  /** A look that is due while something is undecided is made, and not waited for in circles. */
  @Test
  void whatIsUndecidedForLongCostsLittleProcessorTime() throws IOException {
    Path place = compile("classes");
    start(place, Settings.Watching.NATIVE, Duration.ofSeconds(2));
    listen();
    Files.writeString(place.resolve("one/impl/Text.class"), "no class file");
    Duration before = usedByReloadThread();
    Await.until(told::toString, () -> !told.isEmpty());
    assertThat(told).first().isInstanceOf(Outcome.Rejected.class);
    assertThat(usedByReloadThread().minus(before)).isLessThan(Duration.ofSeconds(1));
  }

  private static Duration usedByReloadThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dymod-reload"))
        .map(thread -> Duration.ofNanos(threads.getThreadCpuTime(thread.getId())))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
