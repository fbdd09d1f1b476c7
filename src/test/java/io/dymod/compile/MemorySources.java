package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Listing;
import io.dymod.change.Origin;
import io.dymod.change.Place;
import io.dymod.change.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sources that were never on disk. */
public final class MemorySources {

  private static final Path ROOT = Path.of("target", "nowhere").toAbsolutePath();

  private MemorySources() {}

  /** The name of a source file, as its path is reported. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  /** The sources of a module, by file name. */
  public static Sources of(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    Place place =
        new Place(
            new Origin.Source(ROOT),
            Listing.EMPTY,
            Instant.now(),
            Content.EMPTY,
            Content.of(files),
            "");
    try {
      return Sources.of(place);
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal);
    }
  }
}
