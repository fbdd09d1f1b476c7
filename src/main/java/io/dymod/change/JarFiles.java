package io.dymod.change;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads all files of a jar into memory. It does not stay open after it. */
final class JarFiles {

  private static final String META = "META-INF/";
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,4})/(.+)");

  private JarFiles() {}

  /**
   * The files of a jar as {@link java.lang.module.ModuleFinder} sees them: in a multi-release jar,
   * an entry for this Java release takes the place of the entry that it overrides.
   *
   * @param jar its bytes
   * @param budget what the files may have in all
   */
  static SortedMap<String, byte[]> read(byte[] jar, Budget budget) throws IOException {
    SortedMap<String, byte[]> entries = Zip.read(jar, budget);
    if (isMultiRelease(entries)) {
      versions(entries).values().forEach(entries::putAll);
    }
    return entries;
  }

  private static boolean isMultiRelease(SortedMap<String, byte[]> entries) throws IOException {
    byte[] manifest = entries.get(JarFile.MANIFEST_NAME);
    return manifest != null
        && "true"
            .equalsIgnoreCase(
                new Manifest(new ByteArrayInputStream(manifest))
                    .getMainAttributes()
                    .getValue(Attributes.Name.MULTI_RELEASE));
  }

  /** What there is for this release and for earlier ones, the later ones last. */
  private static SortedMap<Integer, SortedMap<String, byte[]>> versions(
      SortedMap<String, byte[]> entries) {
    int now = JarFile.runtimeVersion().feature();
    int first = JarFile.baseVersion().feature() + 1;
    SortedMap<Integer, SortedMap<String, byte[]>> versions = new TreeMap<>();
    entries.forEach(
        (name, bytes) -> {
          Matcher versioned = VERSIONED.matcher(name);
          if (versioned.matches() && !versioned.group(2).startsWith(META)) {
            int version = Integer.parseInt(versioned.group(1));
            if (version >= first && version <= now) {
              versions
                  .computeIfAbsent(version, key -> new TreeMap<>())
                  .put(versioned.group(2), bytes);
            }
          }
        });
    return versions;
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
}
