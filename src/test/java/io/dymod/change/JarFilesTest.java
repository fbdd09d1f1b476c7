package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A jar is read from its bytes as the JDK reads it from its file. */
class JarFilesTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private byte[] jar(String... namesAndTexts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int index = 0; index < namesAndTexts.length; index += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[index]));
        zip.write(namesAndTexts[index + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> read(byte[] jar) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    JarFiles.read(jar, new Budget(1_000_000))
        .forEach((name, content) -> texts.put(name, new String(content, StandardCharsets.UTF_8)));
    return texts;
  }

  @Test
  void packedFilesButNoDirectories() throws IOException {
    assertThat(read(jar("a/", "", "a/ö.txt", "text", "empty", "")))
        .isEqualTo(Map.of("a/ö.txt", "text", "empty", ""));
  }

  @Test
  void filesThatAreStoredAsTheyAreAndAComment() throws IOException {
    byte[] text = "stored".getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("s.txt");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(text.length);
      CRC32 checksum = new CRC32();
      checksum.update(text);
      entry.setCrc(checksum.getValue());
      entry.setExtra(new byte[] {1, 2, 0, 0});
      entry.setComment("of the entry");
      zip.putNextEntry(entry);
      zip.write(text);
      zip.setComment("of the file");
    }
    assertThat(read(bytes.toByteArray())).isEqualTo(Map.of("s.txt", "stored"));
  }

  @Test
  void whatStandsBeforeTheFirstEntryIsPassedOver() throws IOException {
    bytes.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    assertThat(read(jar("a", "1"))).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void moreEntriesThanTheOldFormatCanCount() throws IOException {
    String[] names =
        IntStream.range(0, 140_000)
            .mapToObj(index -> index % 2 == 0 ? "f" + index : "")
            .toArray(String[]::new);
    assertThat(read(jar(names))).hasSize(70_000);
  }

  @Test
  void filesForThisReleaseTakeThePlaceOfOthers() throws IOException {
    String manifest = "Manifest-Version: 1.0\nMulti-Release: true\n\n";
    assertThat(
            read(
                jar(
                    "META-INF/MANIFEST.MF", manifest,
                    "a", "old",
                    "META-INF/versions/9/a", "9",
                    "META-INF/versions/17/a", "17",
                    "META-INF/versions/999/a", "999",
                    "META-INF/versions/11/b", "new",
                    "META-INF/versions/11/META-INF/c", "none")))
        .containsEntry("a", "17")
        .containsEntry("b", "new")
        .doesNotContainKey("META-INF/c");
  }

  @Test
  void withoutTheManifestSayingSoTheyAreFilesLikeOthers() throws IOException {
    assertThat(read(jar("a", "old", "META-INF/versions/17/a", "17"))).containsEntry("a", "old");
  }

  @Test
  void aJarCutAtEveryLengthIsRefused() throws IOException {
    byte[] whole = jar("a/b.txt", "some text", "c", "");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).as("cut to %d", length).isInstanceOf(BadContent.class);
    }
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] whole = jar("a", "some text");
    whole[32] ^= 1;
    assertThatThrownBy(() -> read(whole)).isInstanceOf(IOException.class);
  }
}
