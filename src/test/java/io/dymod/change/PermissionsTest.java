package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the user and root may be able to change what is loaded. */
class PermissionsTest {

  private static final int SOMEBODY = 12_345;

  @TempDir Path work;
  private Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    assumeThat(work.getFileSystem().supportedFileAttributeViews()).contains("unix");
    work = work.toRealPath();
    directory = Files.createDirectories(work.resolve("above/unit"));
    file = Files.writeString(directory.resolve("A.class"), "");
    allow(file, "rw-r--r--");
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String problem(Path path) throws IOException {
    return new Permissions(false).problem(path).orElse("");
  }

  private String problem(ProcessUser account) throws IOException {
    return new Permissions(false, account).problem(file).orElse("");
  }

  @Test
  void whatOnlyTheUserCanWriteToIsSafe() throws IOException {
    assertThat(problem(file)).isEmpty();
    assertThat(problem(directory.resolve("missing/A.class"))).isEmpty();
  }

  @Test
  void aFileThatAllCanWriteTo() throws IOException {
    allow(file, "rw-r--rw-");
    assertThat(problem(file))
        .isEqualTo(
            "every user of this machine can write to %s, and so run code in this program: take that right away (chmod o-w %1$s), or allow it with -Ddymod.shared=true",
            file);
  }

  @Test
  void aDirectoryOnTheWayThatAllCanWriteTo() throws IOException {
    Path above = directory.getParent();
    allow(above, "rwxr-xrwx");
    assertThat(problem(file)).startsWith("every user of this machine can write to " + above + ",");
    assertThat(new Permissions(true).problem(file)).isEmpty();
    assertThat(Permissions.danger(file, false)).contains(problem(file));
  }

  /** As {@code /tmp} is: whoever adds something there can't replace what others have added. */
  @Test
  void aDirectoryInWhichNobodyCanReplaceTheEntriesOfOthers() throws IOException {
    Path above = directory.getParent();
    Files.setAttribute(above, "unix:mode", 01777);
    assertThat(problem(file)).isEmpty();
    assertThat(problem(above)).startsWith("every user of this machine can write to " + above + ",");
  }

  @Test
  void aGroupThatOthersMayBeIn() throws IOException {
    allow(directory, "rwxrwxr-x");
    String group = ProcessUser.groupName(directory);
    FileState state = FileState.of(directory);
    assertThat(problem(new ProcessUser(state.owner(), group, state.group()))).isEmpty();
    assertThat(problem(new ProcessUser(state.owner(), "somebody", state.group())))
        .isEqualTo(
            "the group %s can write to %s, and so run code in this program: take that right away (chmod g-w %2$s), or allow it with -Ddymod.shared=true",
            group, directory);
    assertThat(problem(new ProcessUser(state.owner(), group, state.group() + 1)))
        .startsWith("the group " + group + " can write to " + directory + ",");
  }

  @Test
  void whatBelongsToSomebodyElse() throws IOException {
    ProcessUser user = ProcessUser.current();
    if (user.user() == 0) {
      Files.setAttribute(directory, "unix:uid", SOMEBODY);
    } else {
      user = new ProcessUser(SOMEBODY, "somebody", SOMEBODY);
    }
    String owner = ProcessUser.ownerName(directory);
    assertThat(problem(user))
        .contains(" belongs to the user %s, who can change it, and so run code".formatted(owner))
        .contains(": take it over (chown %s ".formatted(user.name()))
        .endsWith("), or allow it with -Ddymod.shared=true");
  }

  @Test
  void whereALinkLeadsIsLookedAtWithAllThatIsOnTheWay() throws IOException {
    Path open = Files.createDirectories(work.resolve("open"));
    Path middle = Files.createSymbolicLink(open.resolve("middle"), directory);
    Path link = Files.createSymbolicLink(work.resolve("link"), middle);
    assertThat(problem(link.resolve("A.class"))).isEmpty();
    allow(open, "rwxrwxrwx");
    assertThat(problem(link.resolve("A.class")))
        .startsWith("every user of this machine can write to " + open + ",");
    allow(open, "rwxr-xr-x");
    allow(directory.getParent(), "rwxrwxrwx");
    assertThat(problem(link.resolve("A.class")))
        .startsWith("every user of this machine can write to " + directory.getParent() + ",");
  }

  @Test
  void linksThatLeadToEachOther() throws IOException {
    Files.createSymbolicLink(work.resolve("a"), work.resolve("b"));
    Files.createSymbolicLink(work.resolve("b"), Path.of("../%s/a".formatted(work.getFileName())));
    Assertions.assertThatThrownBy(() -> problem(work.resolve("a/x")))
        .isInstanceOf(FileSystemLoopException.class);
  }
}
