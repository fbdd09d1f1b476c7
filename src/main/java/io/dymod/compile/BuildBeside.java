package io.dymod.compile;

import io.dymod.change.Listing;
import io.dymod.change.Place;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the class files that a build has made go with the sources beside them. */
enum BuildBeside {

  /** They were made from these very sources, all of them. */
  COMPLETE,

  /**
   * The same, but some come from Java sources that are not there: deleted, or kept where Dymod does
   * not know.
   */
  WITH_MORE,

  /** A source is missing among them, or has been changed since, or one of them is not whole. */
  OUTDATED;

  private static final String CLASS = ".class";
  private static final String PACKAGE = "package-info.java";

  /**
   * Compares file by file. A class file was made from a source if it says so and is younger; and
   * whatever the dates, a module that requires other modules was made from other sources.
   *
   * @param java the names of the Java sources
   */
  static BuildBeside of(Sources sources, Iterable<String> java) {
    if (!requiresTheSame(sources)) {
      return OUTDATED;
    }
    Place place = sources.place();
    SourceFiles files = new SourceFiles(place.sources().names());
    Map<String, Instant> made = new HashMap<>();
    for (Map.Entry<String, byte[]> file : place.content().entries().entrySet()) {
      if (file.getKey().endsWith(CLASS)) {
        if (SourceFiles.isDamaged(file.getValue())) {
          return OUTDATED;
        }
        Optional<Instant> written = written(place, place.origin().path().resolve(file.getKey()));
        Optional<String> source = files.madeFrom(file.getKey(), file.getValue());
        if (written.isPresent() && source.isPresent()) {
          made.merge(
              source.get(), written.get(), (one, other) -> one.isBefore(other) ? one : other);
        }
      }
    }
    Instant oldest = made.isEmpty() ? Instant.MIN : Collections.min(made.values());
    for (String source : java) {
      Instant classes = made.remove(source);
      if (classes == null) {
        classes = hasNoClassAsARule(source) ? oldest : Instant.MIN;
      }
      Instant limit = classes;
      if (written(place, sources.path(source)).filter(time -> time.isBefore(limit)).isEmpty()) {
        return OUTDATED;
      }
    }
    return made.isEmpty() ? COMPLETE : WITH_MORE;
  }

  private static boolean requiresTheSame(Sources sources) {
    try {
      Set<String> built =
          ModuleDescriptor.read(ByteBuffer.wrap(sources.builtDeclaration())).requires().stream()
              .map(ModuleDescriptor.Requires::name)
              .collect(Collectors.toSet());
      Set<String> declared = new HashSet<>(sources.module().requires());
      declared.add("java.base");
      return built.equals(declared);
    } catch (InvalidModuleDescriptorException | BufferUnderflowException missing) {
      return false;
    }
  }

  /** JLS 7.4.1: only annotations of a package that are kept make a class file. */
  private static boolean hasNoClassAsARule(String source) {
    return source.endsWith(PACKAGE);
  }

  private static Optional<Instant> written(Place place, Path file) {
    return Optional.ofNullable(place.listing().files().get(file)).map(Listing.Stamp::modified);
  }
}
