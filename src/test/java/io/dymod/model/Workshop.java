package io.dymod.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What all plays share, since it remembers what has been made and tried before. */
final class Workshop implements AutoCloseable {

  private final Path api;
  private final Javac javac;
  private final Oracle oracle;

  Workshop(Path work) {
    this.api = work.resolve("api/model.api");
    Base.compile(api);
    this.javac = new Javac(work.resolve("libraries"), api);
    this.oracle = new Oracle(new Trial(javac, api));
  }

  Path api() {
    return api;
  }

  Javac javac() {
    return javac;
  }

  Oracle oracle() {
    return oracle;
  }

  @Override
  public void close() {
    try {
      javac.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
