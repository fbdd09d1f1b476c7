package io.dymod.change;

import java.time.Instant;

/**
 * What was found when a place was last read.
 *
 * @param origin the place
 * @param listing its files, the same before and after the reading
 * @param looked when the reading began
 * @param content what lies at the place itself: class files and resources; for a place of sources
 *     alone nothing
 * @param sources what lies in its source roots
 * @param problem why it can't be read; empty if it was
 */
public record Place(
    Origin origin,
    Listing listing,
    Instant looked,
    Content content,
    Content sources,
    String problem) {

  private static final int SMALL_FILES = 100;
  private static final long SMALL_BYTES = 1 << 20;

  /** A place that can't be read. */
  static Place unreadable(Origin origin, Listing listing, Instant looked, String problem) {
    return new Place(origin, listing, looked, Content.EMPTY, Content.EMPTY, problem);
  }

  /** Whether it can be read in no time. */
  boolean isSmall() {
    return listing.files().size() <= SMALL_FILES
        && listing.files().values().stream().mapToLong(Listing.Stamp::size).sum() <= SMALL_BYTES;
  }

  /** Whether it is a module, as far as that can be seen without opening it once more. */
  boolean isModule() {
    return !(origin instanceof Origin.Jar)
        || !problem.isEmpty()
        || content.names().contains("module-info.class");
  }

  /** Whether a look that finds the same listing proves that the content is the same. */
  boolean isProvenBy(Listing now) {
    return listing.equals(now) && listing.surelyOlderThan(looked);
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
