package io.dymod.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files in memory, by name. Immutable; the arrays inside are never written. An array that one
 * content shares with another is hashed only once.
 */
public final class Content {

  /** Nothing at all. */
  public static final Content EMPTY = of(new TreeMap<>());

  private final SortedMap<String, byte[]> entries;
  private final Map<String, byte[]> digests;
  private final String hash;

  private Content(SortedMap<String, byte[]> entries, Map<String, byte[]> digests) {
    this.entries = entries;
    this.digests = digests;
    MessageDigest all = sha256();
    entries.keySet().forEach(name -> all.update(digests.get(name)));
    this.hash = HexFormat.of().formatHex(all.digest());
  }

  /** The content of these files. */
  public static Content of(SortedMap<String, byte[]> entries) {
    return new Content(Collections.unmodifiableSortedMap(new TreeMap<>(entries)), digests(entries));
  }

  /** The content of these files, some of which may be those of an earlier content. */
  public static Content of(SortedMap<String, byte[]> entries, Content earlier) {
    SortedMap<String, byte[]> fresh = new TreeMap<>(entries);
    fresh.entrySet().removeIf(file -> earlier.entries.get(file.getKey()) == file.getValue());
    Map<String, byte[]> digests = digests(fresh);
    for (String name : entries.keySet()) {
      if (!digests.containsKey(name)) {
        digests.put(name, earlier.digests.get(name));
      }
    }
    return new Content(Collections.unmodifiableSortedMap(new TreeMap<>(entries)), digests);
  }

  private static Map<String, byte[]> digests(Map<String, byte[]> entries) {
    MessageDigest digest = sha256();
    Map<String, byte[]> digests = new HashMap<>();
    entries.forEach(
        (name, bytes) -> {
          digest.update((name + '\0').getBytes(StandardCharsets.UTF_8));
          digests.put(name, digest.digest(bytes));
        });
    return digests;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("each Java platform has SHA-256", impossible);
    }
  }

  /** The bytes of each file, by its name below the unit's root, separated by {@code /}. */
  public SortedMap<String, byte[]> entries() {
    return entries;
  }

  /** SHA-256 of the SHA-256 of each name and bytes, in the order of the names, in hexadecimal. */
  public String hash() {
    return hash;
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
    names.removeIf(name -> Arrays.equals(digests.get(name), earlier.digests.get(name)));
    return names;
  }
}
