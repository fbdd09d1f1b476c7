package io.dymod.change;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each place on the reload path what it is taken for. */
final class LocationReport {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  /** Stands for the report of what has no sources, which is made once. */
  private static final String NO_SOURCES = "no sources";

  private static final int SEVERAL = 5;

  private final boolean compiles;

  /** What has been reported: places, links, and names of modules that are no units. */
  private final Set<Object> reported = new HashSet<>();

  /**
   * Nothing reported yet.
   *
   * @param compiles whether sources count
   */
  LocationReport(boolean compiles) {
    this.compiles = compiles;
  }

  /** Something that would be a unit if it were a module. */
  void noModule(Path place) {
    if (reported.add(place)) {
      LOG.info("left out {}: it has no module-info.class", Printable.name(place));
    }
  }

  /** A link that is not followed. */
  void leadsOut(Path link, Path target) {
    if (reported.add(link)) {
      LOG.info(
          "left out {}: it is a link to {}, out of the reload path; name that in dymod.path",
          Printable.name(link),
          Printable.name(target));
    }
  }

  /** Modules that are no units, with the reason, which is reported once even if it changes. */
  void leftOut(SortedMap<String, String> modules) {
    SortedMap<String, String> news = new TreeMap<>(modules);
    news.keySet().removeIf(name -> !reported.add("module " + name));
    if (!news.isEmpty()) {
      LOG.info(
          "left out, because only what provides services can reload: {}", UnitChoice.words(news));
    }
  }

  /** The units, and where their sources are. */
  void found(List<Origin> origins) {
    List<String> without = new ArrayList<>();
    for (Origin origin : origins) {
      if (origin instanceof Origin.Exploded exploded && compiles) {
        if (exploded.sources().isEmpty()) {
          without.add(Printable.name(exploded.path()));
        } else if (reported.add(exploded.path())) {
          LOG.info(
              "{} is compiled from {} (-Ddymod.sources=off takes its class files only)",
              Printable.name(exploded.path()),
              Printable.name(exploded.sources().get().all()));
        }
      }
    }
    if (!without.isEmpty() && reported.add(NO_SOURCES)) {
      LOG.info(
          "no sources were found for {}{}: their class files are taken as a build leaves them; to"
              + " have sources compiled here, name their directories in dymod.path",
          without.subList(0, Math.min(SEVERAL, without.size())),
          without.size() > SEVERAL ? " and " + (without.size() - SEVERAL) + " more" : "");
    }
  }

  /** What an entry of the path should have been. */
  String expectation(Path entry) {
    if (Files.isDirectory(entry)) {
      return "it has neither a module-info.class nor "
          + (compiles ? "a module-info.java" : "(with dymod.sources=off) any use for sources")
          + ", and no directory or jar in it has one.";
    }
    return "a jar must have a module-info.class, because an automatic module can't be reloaded.";
  }
}
