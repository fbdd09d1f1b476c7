package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.Unit;
import io.dymod.change.OnDisk.Entry;
import io.dymod.compile.Compilation;
import io.dymod.load.Generation;
import io.dymod.outcome.UnitSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A unit that serves.
 *
 * @param source what its generation was made from
 * @param entry the state of the place in which it was last seen to be just that
 * @param generation the generation
 * @param compilation the class files and resources that serve, and whether its sources are known to
 *     compile to them, so that only they count and not what a build makes of them
 * @param missing the names of classes that it needs, or has needed before, and nobody has
 */
record LiveUnit(
    UnitSource source,
    Entry entry,
    Generation generation,
    Compilation compilation,
    Set<String> missing) {

  /** The same, now that its sources are known to compile. */
  LiveUnit compiled() {
    return new LiveUnit(source, entry, generation, compilation.compiled(), missing);
  }

  /** The same, now that it is known to be what lies there. */
  LiveUnit confirmed(FoundUnit arrival) {
    return new LiveUnit(arrival.source(), arrival.entry(), generation, compilation, missing);
  }

  /** Whether its sources are known to compile to what serves. */
  boolean isCompiled() {
    return compilation.isCompiled();
  }

  /** What the compiler warned of. */
  List<Diagnostic> warnings() {
    return Failure.diagnostics(compilation.findings());
  }

  /** Whether it has been compared with this state of its place. */
  boolean isConfirmedBy(Entry found) {
    return entry.serial() == found.serial();
  }

  /** Whether the very files lie there that it was last seen to be. */
  boolean isSameFilesAs(FoundUnit arrival) {
    return source.place().hasSameBytesAs(arrival.source().place());
  }

  Path path() {
    return source.path();
  }

  String name() {
    return source.name();
  }

  /** The unit as it is reported. */
  Unit unit(Unit.State state) {
    return new UnitSummary(
        generation.unit(),
        generation.number(),
        generation.revision(),
        generation.since(),
        generation.snapshot().content().hash(),
        path(),
        generation.services().stream().map(Class::getName).sorted().toList(),
        state);
  }
}
