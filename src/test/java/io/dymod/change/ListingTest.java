package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Listing.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in sources are followed as a compiler follows them, elsewhere not; stamps prove little. */
class ListingTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456789Z");

  @TempDir Path work;
  private Path sources;
  private Path common;

  @BeforeEach
  void write() throws IOException {
    work = work.toRealPath();
    sources = Files.createDirectories(work.resolve("sources"));
    Files.writeString(sources.resolve("module-info.java"), "");
    common = Files.createDirectories(work.resolve("shared/common"));
    Files.writeString(common.resolve("C.java"), "");
  }

  private Listing list(Origin origin) throws IOException {
    return Listing.of(origin, new Permissions(false));
  }

  private Iterable<String> names(Origin origin) throws IOException {
    return list(origin).below(origin.path()).keySet();
  }

  @Test
  void aPackageOfSourcesThatIsALink() throws IOException {
    Files.createSymbolicLink(sources.resolve("common"), Path.of("../shared/common"));
    Origin origin = new Origin.Source(sources);
    assertThat(names(origin)).containsExactly("common/C.java", "module-info.java");
    assertThat(list(origin).real(sources.resolve("common/C.java")))
        .isEqualTo(common.resolve("C.java"));
    assertThat(list(origin).danger()).isEmpty();
  }

  @Test
  void aSourceFileThatIsALink() throws IOException {
    Path link = Files.createSymbolicLink(sources.resolve("D.java"), common.resolve("C.java"));
    Origin origin = new Origin.Source(sources);
    assertThat(names(origin)).containsExactly("D.java", "module-info.java");
    assertThat(list(origin).real(link)).isEqualTo(common.resolve("C.java"));
  }

  @Test
  void aDirectoryWithoutThePackageNameIsAnything() throws IOException {
    Files.createSymbolicLink(sources.resolve("bazel-out"), common);
    assertThat(names(new Origin.Source(sources))).containsExactly("module-info.java");
  }

  @Test
  void linksThatLeadBackHaveAnEnd() throws IOException {
    Files.createSymbolicLink(sources.resolve("self"), sources);
    Files.createSymbolicLink(sources.resolve("common"), common);
    Files.createSymbolicLink(common.resolve("back"), sources);
    Files.createSymbolicLink(common.resolve("nowhere"), work.resolve("missing"));
    assertThat(names(new Origin.Source(sources)))
        .containsExactly("common/C.java", "module-info.java");
  }

  @Test
  void linksAmongClassFilesAreNotFollowed() throws IOException {
    Files.createSymbolicLink(sources.resolve("common"), common);
    Files.createSymbolicLink(sources.resolve("D.class"), common.resolve("C.java"));
    assertThat(names(new Origin.Exploded(sources, Optional.empty())))
        .containsExactly("module-info.java");
  }

  @Test
  void aStampProvesNothingThatIsNotOlderThanTheLook() {
    Stamp stamp = new Stamp(1, NOON, "", NOON);
    assertThat(stamp.surelyOlderThan(NOON.plusMillis(50))).isFalse();
    assertThat(stamp.surelyOlderThan(NOON.plusMillis(150))).isTrue();
    assertThat(stamp.surelyOlderThan(NOON.minusSeconds(60))).as("a clock ahead").isFalse();
  }

  @Test
  void aTimeWithoutFractionsMayBeThatOfACoarseClock() {
    Instant full = Instant.parse("2026-11-25T12:00:00Z");
    Stamp stamp = new Stamp(1, full, "", full);
    assertThat(stamp.surelyOlderThan(full.plusMillis(2_000))).isFalse();
    assertThat(stamp.surelyOlderThan(full.plusMillis(2_200))).isTrue();
  }

  @Test
  void aTimeThatProgramsCanSetMakesNothingSure() {
    Stamp stamp = new Stamp(1, NOON, "", Stamp.UNKNOWN);
    assertThat(stamp.surelyOlderThan(NOON.plusSeconds(60))).isFalse();
    assertThat(stamp.seemsOlderThan(NOON.plusSeconds(60))).isTrue();
    Listing listing = new Listing(new TreeMap<>(), new TreeMap<>(), "");
    assertThat(listing).isEqualTo(Listing.EMPTY);
  }
}
