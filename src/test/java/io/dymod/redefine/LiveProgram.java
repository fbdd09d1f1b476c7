package io.dymod.redefine;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Modules that are edited while they run, under a host with the agent. */
abstract class LiveProgram implements AutoCloseable {

  private final RunningModules modules;
  private final Path sources;
  private final SortedMap<String, String> saved = new TreeMap<>();

  /**
   * A program whose sources are saved, and that has not started.
   *
   * @param sources where they are saved, a directory for each module
   */
  LiveProgram(RunningModules modules, Path sources) {
    this.modules = modules;
    this.sources = sources;
    save();
  }

  RunningModules modules() {
    return modules;
  }

  /** Opens a host that looks when it is asked to. */
  static Host open(ModuleLayer base, Path... path) {
    return Host.open(Settings.builder().mode(Mode.DEV).base(base).path(path).auto(false).build());
  }

  /** Saves what is different from what was saved last. */
  final void save() {
    SortedMap<String, String> files = new TreeMap<>();
    modules
        .sources()
        .forEach(
            (module, own) -> own.forEach((name, text) -> files.put(module + "/" + name, text)));
    for (String gone : List.copyOf(saved.keySet())) {
      if (!files.containsKey(gone)) {
        TestModules.delete(sources.resolve(gone));
        saved.remove(gone);
      }
    }
    files.forEach(
        (name, text) -> {
          if (!text.equals(saved.put(name, text))) {
            TestModules.write(sources, name, text);
          }
        });
  }

  /** Saves an edit, reloads, and checks what is kept and what is reported. */
  abstract Course follow();

  /** What one of the modules is to be asked through. */
  abstract BiFunction<String, Integer, Object> probe(String module);

  /** What objects say that were kept before, and whose classes are live. */
  abstract List<String> said();

  /** What each module that is live answers. */
  final SortedMap<String, List<String>> values() {
    SortedMap<String, List<String>> values = new TreeMap<>();
    modules.values().forEach((name, count) -> values.put(name, Asked.values(probe(name), count)));
    return values;
  }

  @Override
  public abstract void close();

  /**
   * What became of an edit.
   *
   * @param way how it went live, if it did
   * @param outcomes what was reported of it
   */
  record Course(Way way, List<Outcome> outcomes) {

    /** How an edit goes live. */
    enum Way {
      IN_PLACE,
      GENERATION,
      UNCHANGED,
      REFUSED
    }

    List<String> messages() {
      return outcomes.stream().map(Outcome::message).toList();
    }
  }
}
