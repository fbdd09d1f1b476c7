package io.dymod.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a unit is made from.
 *
 * @param unit the module's name
 * @param sources whether these are sources that have to be compiled
 * @param files bytes by name
 * @param hash a name for the same bytes
 */
record Material(String unit, boolean sources, SortedMap<String, byte[]> files, String hash) {

  static Material of(String unit, boolean sources, SortedMap<String, byte[]> files) {
    return new Material(unit, sources, files, hash(files));
  }

  /** The Java sources, or everything else. */
  SortedMap<String, byte[]> java(boolean java) {
    SortedMap<String, byte[]> some = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".java") == java) {
            some.put(name, bytes);
          }
        });
    return some;
  }

  /** The packages of its class files. */
  Set<String> packages() {
    return files.keySet().stream()
        .filter(name -> name.endsWith(".class") && name.contains("/"))
        .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toSet());
  }

  boolean isSame(Material other) {
    return sources == other.sources && hash.equals(other.hash);
  }

  static String hash(SortedMap<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        digest.update(
            (file.getKey() + ' ' + file.getValue().length + ' ').getBytes(StandardCharsets.UTF_8));
        digest.update(file.getValue());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public String toString() {
    return unit + (sources ? " sources " : " classes ") + hash.substring(0, 6);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Material material && unit.equals(material.unit) && isSame(material);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }
}
