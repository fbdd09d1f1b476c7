package io.dymod.change;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;

/**
 * What was found when a place was last read: what it holds, or why it can't be read, or that it
 * does not stop to change.
 *
 * @param origin the place
 * @param listing its files, the same before and after the reading
 * @param looked when the reading began
 * @param content what lies at the place itself: class files and resources; for a place of sources
 *     alone nothing
 * @param sources what lies in its source roots
 * @param problem why it can't be read; empty if it was
 * @param changing the files that kept changing while it was read, so that it holds nothing that is
 *     surely one state; empty if it was read
 */
public record Place(
    Origin origin,
    Listing listing,
    Instant looked,
    Content content,
    Content sources,
    String problem,
    SortedSet<Path> changing) {

  /** A place that can't be changed. */
  public Place {
    changing = Collections.unmodifiableSortedSet(changing);
  }

  /** A place that was read, or can't be. */
  public Place(
      Origin origin,
      Listing listing,
      Instant looked,
      Content content,
      Content sources,
      String problem) {
    this(origin, listing, looked, content, sources, problem, Collections.emptySortedSet());
  }

  /** A place that can't be read. */
  static Place unreadable(Origin origin, Listing listing, Instant looked, String problem) {
    return new Place(origin, listing, looked, Content.EMPTY, Content.EMPTY, problem);
  }

  /** A place that does not stop to change. */
  static Place unsettled(Origin origin, Listing listing, Instant looked, SortedSet<Path> changing) {
    return new Place(origin, listing, looked, Content.EMPTY, Content.EMPTY, "", changing);
  }

  /** Whether it is a module, as far as that can be seen without opening it once more. */
  boolean isModule() {
    return !(origin instanceof Origin.Jar)
        || !isRead()
        || content.names().contains("module-info.class");
  }

  /** Whether it was read. */
  public boolean isRead() {
    return problem.isEmpty() && changing.isEmpty();
  }

  /** Whether it kept changing: what serves serves on, and it is to be looked at again later. */
  public boolean isUnsettled() {
    return !changing.isEmpty();
  }

  /** Why nothing was read, in a sentence; empty if it was. */
  public String reason() {
    return isUnsettled()
        ? "%s is written to again and again (%s), so it is loaded when that ends: what does not belong to the module is better written elsewhere"
            .formatted(Printable.name(origin.path()), Listing.inWords(changing))
        : problem;
  }

  /** Whether a look that finds the same listing proves that the content is the same. */
  boolean isProvenBy(Listing now) {
    return !isUnsettled() && listing.equals(now) && listing.surelyOlderThan(looked);
  }

  /**
   * Whether a look that finds the same listing makes it likely that the content is the same. It is
   * as good as a proof where the file system keeps times that no program can set.
   */
  boolean isLikelyBy(Listing now) {
    return !isUnsettled() && listing.equals(now) && listing.seemsOlderThan(looked);
  }

  /** Whether a file has come, gone or been written since, be it with the bytes that it had. */
  public boolean isWrittenSince(Place earlier) {
    return listing.isWrittenSince(earlier.listing);
  }

  /**
   * Whether a later look has found the very same files. Where they were written again with the same
   * bytes this is false: whoever wrote them may want to know what came of it.
   */
  boolean isAsFoundIn(Place later) {
    return listing.equals(later.listing) && problem.equals(later.problem) && hasSameBytesAs(later);
  }

  /** Whether the same bytes lie there, in the same form. */
  public boolean hasSameBytesAs(Place other) {
    return origin.equals(other.origin)
        && content.hash().equals(other.content.hash())
        && sources.hash().equals(other.sources.hash());
  }
}
