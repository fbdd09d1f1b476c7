package io.dymod.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files in memory, by name. Immutable; the arrays inside are never written.
 *
 * @param entries the bytes of each file, by its name below the unit's root, separated by {@code /}
 * @param hash SHA-256 of all names and bytes, in lower-case hexadecimal
 */
public record Content(SortedMap<String, byte[]> entries, String hash) {

  /** Nothing at all. */
  public static final Content EMPTY = of(new TreeMap<>());

  /** The content of these files. */
  public static Content of(SortedMap<String, byte[]> entries) {
    SortedMap<String, byte[]> own = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    return new Content(own, hash(own));
  }

  private static String hash(SortedMap<String, byte[]> entries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      entries.forEach(
          (name, bytes) -> {
            digest.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("each Java platform has SHA-256", impossible);
    }
  }

  /** The names of all files, sorted. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** The bytes of a file; not to be written to. */
  public Optional<byte[]> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The names of the files that were added, removed or changed since an earlier content. */
  public SortedSet<String> differencesFrom(Content earlier) {
    SortedSet<String> names = new TreeSet<>(names());
    names.addAll(earlier.names());
    names.removeIf(name -> Arrays.equals(entries.get(name), earlier.entries.get(name)));
    return names;
  }
}
