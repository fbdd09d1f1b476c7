package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Hints.Hint;
import io.dymod.testing.GeneratedClass;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has changed last is looked at more often than the rest, for it will change again. */
class DiskScannerTest {

  private static final int UNITS = 8;

  @TempDir Path work;
  private Path units;
  private DiskScanner scanner;
  private OnDisk disk;

  /** The reader believes that it is later than it is by this. */
  private Duration ahead = Duration.ZERO;

  @BeforeEach
  void scan() throws Exception {
    units = work.resolve("units");
    for (int number = 0; number < UNITS; number++) {
      Files.createDirectories(unit(number).resolve("some"));
      Files.write(
          unit(number).resolve("module-info.class"),
          GeneratedClass.module("some.unit", "some/Text"));
      Files.write(
          unit(number).resolve("some/Text.class"),
          GeneratedClass.supplier("some/Text", "Text.java", ""));
      Files.writeString(unit(number).resolve("text.txt"), "at first");
    }
    rest();
    scanner =
        new DiskScanner(
            new UnitLocator(List.of(units), Optional.empty(), true, ModuleLayer.boot()),
            new PlaceReader(
                Duration.ofMillis(1),
                new Reach(List.of(units), true, 1 << 20),
                () -> Instant.now().plus(ahead)));
    look(Hint.EVERYTHING);
  }

  private void look(Hint hint) throws InterruptedException {
    disk = scanner.scan(hint, Set.of(unit(3)), true);
  }

  private long serial(int number) {
    return disk.at(unit(number)).orElseThrow().serial();
  }

  private Path unit(int number) {
    return units.resolve("unit%02d".formatted(number));
  }

  /** What was written a while ago needs no second look. */
  private void rest() {
    ahead = ahead.plusMillis(150);
  }

  private void write(int number, String text) throws IOException {
    Files.writeString(unit(number).resolve("text.txt"), text);
    rest();
  }

  @Test
  void aPlaceWhoseFilesAreTheSameStaysTheSameEntry() throws Exception {
    OnDisk before = disk;
    write(3, "once");
    look(Hint.EVERYTHING);
    assertThat(disk.at(unit(2)).orElseThrow().serial())
        .isEqualTo(before.at(unit(2)).orElseThrow().serial());
    assertThat(disk.at(unit(3)).orElseThrow().serial())
        .isNotEqualTo(before.at(unit(3)).orElseThrow().serial());
  }

  @Test
  void aPlaceThatNobodyServesFromIsForgottenWhenItIsEmpty() throws Exception {
    TestModules.delete(unit(4));
    look(Hint.EVERYTHING);
    assertThat(disk.at(unit(4))).isEmpty();
  }

  @Test
  void nothingHasChangedAgainWhereNothingHas() {
    assertThat(scanner.changedAgain().isEmpty()).isTrue();
  }

  @Test
  void whatHasChangedBeforeIsSeenToChangeAgain() throws Exception {
    write(3, "once");
    look(Hint.EVERYTHING);
    assertThat(scanner.changedAgain().isEmpty()).isTrue();
    write(3, "twice");
    assertThat(scanner.changedAgain().paths()).containsExactly(unit(3));
    long before = serial(3);
    look(scanner.changedAgain());
    assertThat(serial(3)).isNotEqualTo(before);
    assertThat(scanner.changedAgain().isEmpty()).isTrue();
  }

  @Test
  void ofManyThatHaveChangedTheLastOnesAreSeen() throws Exception {
    for (int number : IntStream.range(0, UNITS).toArray()) {
      write(number, "once");
      look(Hint.EVERYTHING);
    }
    write(0, "twice");
    write(UNITS - 1, "twice");
    assertThat(scanner.changedAgain().paths()).containsExactly(unit(UNITS - 1));
  }

  @Test
  void oneThatIsDeletedIsSeenToBeMissing() throws Exception {
    write(3, "once");
    look(Hint.EVERYTHING);
    TestModules.delete(unit(3));
    look(scanner.changedAgain());
    assertThat(disk.at(unit(3)).orElseThrow().isAbsent()).isTrue();
    assertThat(scanner.changedAgain().isEmpty()).isTrue();
  }
}
