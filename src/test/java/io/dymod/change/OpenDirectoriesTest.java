package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between a look and the reading no link can come in anything's place. */
class OpenDirectoriesTest {

  @TempDir Path work;
  private Path top;
  private Path outside;

  @BeforeEach
  void write() throws IOException {
    work = work.toRealPath();
    top = write("top", "good");
    outside = write("outside", "evil");
  }

  private Path write(String name, String text) throws IOException {
    Path directory = work.resolve(name);
    Files.createDirectories(directory.resolve("a/b"));
    for (String file : new String[] {"1", "a/2", "a/b/3", "c"}) {
      Files.writeString(directory.resolve(file), text + file);
    }
    return directory;
  }

  private String read(OpenDirectories directories, String file) throws IOException {
    try (InputStream in = directories.open(top, top.resolve(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void filesInAnyOrder() throws IOException {
    try (OpenDirectories directories = new OpenDirectories()) {
      for (String file : new String[] {"a/b/3", "1", "a/2", "c", "a/b/3"}) {
        assertThat(read(directories, file)).isEqualTo("good" + file);
      }
    }
  }

  @Test
  void aLinkInThePlaceOfAFile() throws IOException {
    Files.delete(top.resolve("a/2"));
    Files.createSymbolicLink(top.resolve("a/2"), outside.resolve("a/2"));
    try (OpenDirectories directories = new OpenDirectories()) {
      assertThatThrownBy(() -> read(directories, "a/2")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLinkInThePlaceOfADirectory() throws IOException {
    Files.move(top.resolve("a"), work.resolve("aside"));
    Files.createSymbolicLink(top.resolve("a"), outside.resolve("a"));
    try (OpenDirectories directories = new OpenDirectories()) {
      assertThatThrownBy(() -> read(directories, "a/b/3")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLinkInThePlaceOfTheWhole() throws IOException {
    Files.move(top, work.resolve("aside"));
    Files.createSymbolicLink(top, outside);
    try (OpenDirectories directories = new OpenDirectories()) {
      assertThatThrownBy(() -> read(directories, "1"))
          .hasMessage(top + ": something else has come in its place");
    }
  }

  @Test
  void aLinkThatComesAfterTheDirectoryWasOpened() throws IOException {
    try (OpenDirectories directories = new OpenDirectories()) {
      assertThat(read(directories, "a/b/3")).isEqualTo("gooda/b/3");
      Files.move(top.resolve("a"), work.resolve("aside"));
      Files.createSymbolicLink(top.resolve("a"), outside.resolve("a"));
      assertThat(read(directories, "a/2")).isEqualTo("gooda/2");
    }
  }
}
