package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be looked at is not absent. */
class PresenceTest {

  @TempDir Path work;
  private Path unit;
  private Origin origin;

  @BeforeEach
  void write() throws IOException {
    unit = Files.createDirectories(work.resolve("units/one"));
    Files.writeString(unit.resolve("module-info.class"), "");
    origin = new Origin.Exploded(unit, Optional.empty());
  }

  @Test
  void aUnitThatIsThere() {
    assertThat(Presence.of(origin)).isInstanceOf(Presence.Present.class);
  }

  @Test
  void aUnitThatIsSurelyNotThere() throws IOException {
    Files.delete(unit.resolve("module-info.class"));
    assertThat(Presence.of(origin)).isInstanceOf(Presence.Absent.class);
    Files.delete(unit);
    assertThat(Presence.of(origin)).isInstanceOf(Presence.Absent.class);
    Files.writeString(unit, "a file in its place");
    assertThat(Presence.of(origin)).isInstanceOf(Presence.Absent.class);
  }

  @Test
  void aUnitToWhichAPermissionIsMissing() throws IOException {
    assumeThat(work.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Files.setPosixFilePermissions(unit.getParent(), PosixFilePermissions.fromString("---------"));
    try {
      assumeThat(Files.isReadable(unit)).as("not everything is readable, as for root").isFalse();
      assertThat(Presence.of(origin))
          .isEqualTo(
              new Presence.Unreadable(
                  "the permission to read %s is missing"
                      .formatted(unit.resolve("module-info.class"))));
    } finally {
      Files.setPosixFilePermissions(unit.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** Root reads everything, but no path that leads in a circle. */
  @Test
  void anEntryThatCannotBeLookedIntoDoesNotStopTheOthers() throws IOException {
    Path circle = work.resolve("circle");
    Files.createSymbolicLink(circle, circle);
    UnitLocator locator =
        new UnitLocator(
            List.of(circle, unit.getParent()), Optional.empty(), true, ModuleLayer.boot());
    assertThat(locator.locate()).containsExactly(origin);
    assertThat(locator.unreadable()).containsOnlyKeys(circle);
    assertThat(Presence.of(circle)).isInstanceOf(Presence.Unreadable.class);
  }
}
