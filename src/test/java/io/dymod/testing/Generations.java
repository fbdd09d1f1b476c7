package io.dymod.testing;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Live;
import io.dymod.load.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Real generations for tests of what becomes of them, loaded without a compiler and a disk. Each
 * unit provides a {@code Supplier} of a text, and requires no other one.
 */
public final class Generations implements AutoCloseable {

  private final GenerationLoader loader =
      new GenerationLoader(
          ModuleLayer.boot(), Duration.ofSeconds(60), Live.NOTHING, Optional.empty());

  /** The next version of a unit, of which no code has run yet. */
  public Candidate candidate(String unit) {
    String provider = unit + "/Text";
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("module-info.class", GeneratedClass.module(unit, provider));
    files.put(provider + ".class", GeneratedClass.supplier(provider, "Text.java", unit));
    try {
      Path place = Path.of(unit + ".jar").toAbsolutePath();
      Snapshot snapshot = Snapshot.of(place, Content.of(files), Optional.empty());
      return loader.define(snapshot, List.of(), List.of(), unit::equals);
    } catch (Refusal refusal) {
      throw new AssertionError(refusal);
    }
  }

  /** The next generation of a unit. */
  public Generation next(String unit) {
    try {
      return loader.rehearse(candidate(unit));
    } catch (Refusal | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    loader.close();
  }
}
