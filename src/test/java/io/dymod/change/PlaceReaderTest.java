package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.testing.Await;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read of a place is one state of it, and whatever is wrong with it is said of it alone.
 */
class PlaceReaderTest {

  private static final long LIMIT = 100_000;

  @TempDir Path work;
  private Path unit;
  private Path file;
  private PlaceReader reader;

  @BeforeEach
  void write() throws IOException {
    work = work.toRealPath();
    unit = Files.createDirectories(work.resolve("units/one"));
    file = Files.writeString(unit.resolve("text.txt"), "first");
    Files.writeString(unit.resolve("module-info.class"), "a declaration");
    reader =
        new PlaceReader(
            Duration.ofMillis(1), new Reach(List.of(work.resolve("units")), false, LIMIT));
  }

  private Place read(Optional<Place> before) {
    return read(new Origin.Exploded(unit, Optional.empty()), before);
  }

  private Place read(Origin origin, Optional<Place> before) {
    try {
      reader.begin();
      return reader.read(origin, before);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private Place readAtRest() {
    Await.until(() -> "time stands still", () -> age(file).compareTo(Duration.ofMillis(200)) > 0);
    return read(Optional.empty());
  }

  private static Duration age(Path path) {
    try {
      FileTime changed = (FileTime) Files.getAttribute(path, "unix:ctime");
      return Duration.between(changed.toInstant(), Instant.now());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String text(Place place) {
    return new String(place.content().entry("text.txt").orElseThrow(), StandardCharsets.UTF_8);
  }

  private void assumeTimesThatNoProgramSets() {
    assumeThat(work.getFileSystem().supportedFileAttributeViews()).contains("unix");
  }

  private boolean mayHaveChanged(Place before) {
    reader.begin();
    return reader.mayHaveChanged(before.origin(), before, true);
  }

  @Test
  void whatIsAtRestIsNotReadAgain() {
    assumeTimesThatNoProgramSets();
    Place before = readAtRest();
    assertThat(before.reason()).isEmpty();
    assertThat(mayHaveChanged(before)).isFalse();
    Place after = read(Optional.of(before));
    assertThat(after.content().entry("text.txt"))
        .containsSame(before.content().entry("text.txt").get());
  }

  @Test
  void aFileWrittenInPlaceWithTheSizeAndTimeThatItHad() throws IOException {
    assumeTimesThatNoProgramSets();
    Place before = readAtRest();
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "other");
    Files.setLastModifiedTime(file, time);
    assertThat(mayHaveChanged(before)).isTrue();
    assertThat(text(read(Optional.of(before)))).isEqualTo("other");
  }

  @Test
  void aFileReplacedByACopyWithItsTime() throws IOException {
    Place before = readAtRest();
    Path other = Files.writeString(work.resolve("other"), "other");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.delete(file);
    Files.copy(other, file, StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(mayHaveChanged(before)).isTrue();
    assertThat(text(read(Optional.of(before)))).isEqualTo("other");
  }

  @Test
  void aFileThatIsGivenOtherPermissionsIsNotWritten() throws IOException {
    assumeTimesThatNoProgramSets();
    Place before = readAtRest();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Place after = read(Optional.of(before));
    assertThat(after.isWrittenSince(before)).isFalse();
    Files.delete(file);
    assertThat(read(Optional.of(after)).isWrittenSince(after)).isTrue();
  }

  @Test
  void whatDoesNotStopToChangeIsLeftToALaterLook() throws Exception {
    for (int number = 0; number < 300; number++) {
      Files.writeString(unit.resolve("file" + number), "");
    }
    Path log = unit.resolve("app.log");
    Thread writer = new Thread(() -> writeUntilInterrupted(log));
    writer.start();
    AtomicReference<Place> place = new AtomicReference<>();
    Await.until(
        () -> "it is read",
        () -> {
          place.set(read(Optional.empty()));
          return place.get().isUnsettled();
        });
    writer.interrupt();
    writer.join();
    assertThat(place.get().isRead()).isFalse();
    assertThat(place.get().changing()).containsExactly(log);
    assertThat(place.get().reason())
        .isEqualTo(
            "%s is written to again and again (%s), so it is loaded when that ends: what does not belong to the module is better written elsewhere",
            unit, log);
    assertThat(read(Optional.empty()).isRead()).isTrue();
  }

  /** Another size at each look, and never more than a unit may have. */
  private static void writeUntilInterrupted(Path log) {
    try (FileChannel out =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        out.write(ByteBuffer.allocate(1));
        if (out.position() > LIMIT / 4) {
          out.truncate(0);
        }
      }
    } catch (IOException interrupted) {
      // The channel is closed by it.
    }
  }

  @Test
  void whatHasNotChangedBetweenTwoAttemptsIsReadOnce() throws IOException {
    Origin origin = new Origin.Exploded(unit, Optional.empty());
    Reading reading = new Reading(origin, Optional.empty(), LIMIT);
    reading.attempt(Listing.of(origin.roots()));
    byte[] declaration = reading.content().entry("module-info.class").orElseThrow();
    Files.writeString(file, "a second text");
    reading.attempt(Listing.of(origin.roots()));
    assertThat(reading.content().entry("module-info.class")).containsSame(declaration);
    assertThat(reading.content().entry("text.txt"))
        .contains("a second text".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void moreThanAUnitMayHaveIsRefusedBeforeItIsRead() throws IOException {
    Path big = unit.resolve("big.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(big.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    Place place = read(Optional.empty());
    assertThat(place.problem())
        .isEqualTo(
            "%s can't be read: with %s it has more than the 100000 bytes that a unit may have: leave out what the program does not need, or set dymod.limit",
            unit, big);
    Files.delete(big);
    assertThat(read(Optional.of(place)).problem()).isEmpty();
  }

  @Test
  void aJarIsCountedAsItIsUnpacked() throws IOException {
    Path jar = work.resolve("units/bomb.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("zeros"));
      zip.write(new byte[200_000]);
      zip.closeEntry();
    }
    assertThat(Files.size(jar)).isLessThan(LIMIT);
    assertThat(read(new Origin.Jar(jar), Optional.empty()).problem())
        .isEqualTo(
            "%s can't be read: with zeros it has more than the 100000 bytes that a unit may have: leave out what the program does not need, or set dymod.limit",
            jar);
  }

  @Test
  void whereNothingLiesNothingIsRead() throws IOException {
    Files.delete(file);
    Files.delete(unit.resolve("module-info.class"));
    Files.delete(unit);
    Place place = read(Optional.empty());
    assertThat(place.reason()).isEmpty();
    assertThat(place.content().names()).isEmpty();
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    assumeTimesThatNoProgramSets();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("not everything is readable, as for root").isFalse();
    Place place = read(Optional.empty());
    assertThat(place.problem())
        .isEqualTo("%s can't be read: the permission to read %s is missing", unit, file);
    assertThat(mayHaveChanged(place)).isTrue();
  }

  @Test
  void aLinkInThePlaceOfAUnitMayNotLeadOut() throws IOException {
    Path outside = work.resolve("outside");
    Files.move(unit, outside);
    Files.createSymbolicLink(unit, outside);
    assertThat(read(Optional.empty()).problem())
        .isEqualTo(
            "%s leads to %s by a symbolic link, out of the reload path: put what is meant in its place, or name it in dymod.path",
            unit, outside);
  }

  @Test
  void aLinkInThePlaceOfAUnitMayLeadToAnotherPartOfThePath() throws IOException {
    Files.move(unit, work.resolve("units/two"));
    Files.createSymbolicLink(unit, Path.of("two"));
    assertThat(text(read(Optional.empty()))).isEqualTo("first");
  }

  @Test
  void anEntryOfThePathMayBeALink() throws IOException {
    Path entry = Files.createSymbolicLink(work.resolve("entry"), unit);
    reader = new PlaceReader(Duration.ofMillis(1), new Reach(List.of(entry), false, LIMIT));
    assertThat(text(read(new Origin.Exploded(entry, Optional.empty()), Optional.empty())))
        .isEqualTo("first");
  }

  @Test
  void whatOthersCanWriteToIsNotRead() throws IOException {
    assumeTimesThatNoProgramSets();
    Place before = readAtRest();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(mayHaveChanged(before)).isTrue();
    assertThat(read(Optional.of(before)).problem())
        .isEqualTo(
            "every user of this machine can write to %s, and so run code in this program: take that right away (chmod o-w %1$s), or allow it with -Ddymod.shared=true",
            file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(unit, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(read(Optional.of(before)).problem())
        .startsWith("every user of this machine can write to " + unit + ",");
    Files.setPosixFilePermissions(unit, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(read(Optional.of(before)).problem()).isEmpty();
  }
}
