package io.dymod.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a directory or jar as a whole. */
final class Folder {

  private static final long SOME_DAY = 1_700_000_000_000L;

  private Folder() {}

  /** The regular files below a directory or, of a file, itself. */
  static List<Path> files(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Makes the files of a directory the ones given, and saves only those that differ. */
  static void sync(
      FileSteps steps, Path directory, SortedMap<String, byte[]> files, Manner manner) {
    for (Path file : files(directory)) {
      String name = directory.relativize(file).toString();
      if (!files.containsKey(name) && !name.endsWith(".log")) {
        steps.delete(file);
      }
    }
    files.forEach((name, bytes) -> save(steps, directory.resolve(name), bytes, manner));
  }

  /** Saves a file if it differs. */
  static void save(FileSteps steps, Path file, byte[] bytes, Manner manner) {
    if (!Files.exists(file) || !Arrays.equals(bytes, FileSteps.read(file))) {
      steps.save(file, bytes, manner);
    }
  }

  /** A jar of files, the same for the same files. */
  static byte[] jar(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(SOME_DAY);
        jar.putNextEntry(entry);
        jar.write(file.getValue());
        jar.closeEntry();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }
}
