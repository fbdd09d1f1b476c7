package io.dymod.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Reads all files of a jar into memory. It does not stay open after it. */
final class JarFiles {

  private JarFiles() {}

  /**
   * Reads a jar as {@link java.lang.module.ModuleFinder} sees it: in a multi-release jar, an entry
   * for this Java release takes the place of the entry that it overrides.
   */
  static Content read(Path path) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (JarFile jar =
        new JarFile(path.toFile(), false, JarFile.OPEN_READ, JarFile.runtimeVersion())) {
      Enumeration<JarEntry> all = jar.entries();
      while (all.hasMoreElements()) {
        JarEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), content(jar, entry));
        }
      }
      if (jar.isMultiRelease()) {
        readVersions(jar, entries);
      }
    }
    return Content.of(entries);
  }

  private static void readVersions(JarFile jar, SortedMap<String, byte[]> entries)
      throws IOException {
    for (JarEntry entry : (Iterable<JarEntry>) jar.versionedStream()::iterator) {
      if (!entry.isDirectory() && !entry.getRealName().equals(entry.getName())) {
        entries.put(entry.getName(), content(jar, entry));
      }
    }
  }

  /** The names and checksums of a jar's entries. */
  static String checksums(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      return jar.stream()
          .map(entry -> entry.getName() + " " + Long.toHexString(entry.getCrc()))
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }

  /** JarFile checks no checksum, but a jar that is overwritten while it is read is told by it. */
  private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
    byte[] bytes;
    try (InputStream in = jar.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    if (entry.getCrc() != -1 && checksum.getValue() != entry.getCrc()) {
      throw new IOException("the checksum of " + entry.getName() + " is wrong");
    }
    return bytes;
  }
}
